import { expect } from 'chai';
import { AuditEntry, Task, type User } from '../../src/models/index.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildKoie, buildSit } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

describe('Planning a work party', () => {
  useDatabase();
  const panel = usePanel();
  let board: Visitor;
  let sit: Visitor;
  let kari: User;

  before(async () => {
    kari = await buildBoard();
    await kari.update({ firstName: 'Kari', lastName: 'Nordmann' });
    board = await panel.login(kari);
    sit = await panel.login(await buildSit());
  });
  beforeEach(() => Task.destroy({ where: {} }));

  const plan = (visitor: Visitor, tasks: Task[], fields: Record<string, string | number>) =>
    visitor.post(
      `/admin/api/resources/tasks/bulk/plan?recordIds=${tasks.map(({ id }) => id).join(',')}`,
      fields,
    );

  async function twoTasks(): Promise<[Task, Task]> {
    const koieId = (await buildKoie()).id;
    return [await Task.create({ koieId, item: 'axe' }), await Task.create({ koieId, item: 'wood' })];
  }

  it('gives all that is ticked to somebody, and marks it done, with a history', async () => {
    const tasks = await twoTasks();
    const given = await plan(board, tasks, { assigneeId: kari.ntnuiNo, state: '' });
    expect(given.body.notice).to.deep.equal({ message: '2 oppgaver er lagret.', type: 'success' });
    for (const task of tasks)
      expect(await task.reload()).to.include({ assigneeId: kari.ntnuiNo, state: 'open', doneAt: null });
    await plan(board, tasks, { assigneeId: '', state: 'done' });
    for (const task of tasks) {
      expect(await task.reload()).to.include({ assigneeId: kari.ntnuiNo, state: 'done' });
      expect(task.doneAt).to.be.instanceOf(Date);
    }
    const entries = await AuditEntry.findAll({ where: { resource: 'tasks', actorId: kari.ntnuiNo } });
    expect(entries.filter(({ action }) => action === 'update')).to.have.length(4);
  });

  it('does all or nothing, and says why', async () => {
    const tasks = await twoTasks();
    expect((await plan(board, tasks, {})).body.notice.type).to.equal('error');
    expect((await plan(board, tasks, { assigneeId: 999_999 })).body.notice.type).to.equal('error');
    const [done, open] = tasks;
    await done.update({ state: 'done' });
    await Task.create({ koieId: done.koieId, item: 'axe' });
    const refused = await plan(board, [open, done], { assigneeId: kari.ntnuiNo, state: 'open' });
    expect(refused.body.notice.type).to.equal('error');
    expect((await open.reload()).assigneeId).to.equal(null);
    await plan(board, [open], { state: 'ingen' });
    expect((await open.reload()).state).to.equal('open');
  });

  it('lists what is to be done by koie, of what the list of tasks shows', async () => {
    const [first, second] = [await buildKoie({ name: 'Øvensenget' }), await buildKoie({ name: 'Flåkoia' })];
    await Task.create({ koieId: first.id, item: 'gas', assigneeId: kari.ntnuiNo, note: 'To flasker' });
    await Task.create({ koieId: first.id, item: 'axe', state: 'done' });
    await Task.create({ koieId: second.id, item: 'wood' });
    const listed = async (query: string) => {
      const { body } = await board.get(`/admin/api/resources/tasks/actions/print?${query}`);
      return body.koier.map(({ koie, tasks }: { koie: string; tasks: Task[] }) => [
        koie,
        ...tasks.map(({ item }) => item),
      ]);
    };
    expect(await listed('')).to.deep.equal([
      ['Flåkoia', 'wood'],
      ['Øvensenget', 'gas'],
    ]);
    expect(await listed(`filters.koieId=${second.id}`)).to.deep.equal([['Flåkoia', 'wood']]);
    expect(await listed(`filters.assigneeId=${kari.ntnuiNo}`)).to.deep.equal([['Øvensenget', 'gas']]);
    const { body } = await board.get('/admin/api/resources/tasks/actions/print?filters.item=gas');
    expect(body.koier[0].tasks[0]).to.include({ note: 'To flasker', assignee: 'Kari Nordmann' });
  });

  it('is none of the key desk’s business', async () => {
    const tasks = await twoTasks();
    expect((await plan(sit, tasks, { state: 'done' })).status).to.equal(403);
    expect((await sit.get('/admin/api/resources/tasks/actions/print')).status).to.equal(403);
    expect((await tasks[0].reload()).state).to.equal('open');
  });
});
