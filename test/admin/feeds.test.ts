import { expect } from 'chai';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildKoie, buildSit } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

const PAGE = '/admin/api/pages/feeds';

describe('My calendars', () => {
  useDatabase();
  const panel = usePanel();
  const statusOf = async (address: string) => (await fetch(panel.url + new URL(address).pathname)).status;
  const addressesOf = async (visitor: Visitor): Promise<string[]> =>
    (await visitor.get(PAGE)).body.feeds.map(({ address }: { address: string }) => address);

  it('are made and revoked by the board, of a koie or all, and of desks', async () => {
    const koie = await buildKoie({ name: 'Minkoia' });
    const board = await panel.login(await buildBoard());
    const { body: empty } = await board.get(PAGE);
    expect(empty.feeds).to.deep.equal([]);
    expect(empty.koier).to.deep.include({ id: koie.id, name: 'Minkoia' });
    await board.post(PAGE, { kind: 'koier', only: String(koie.id) });
    await board.post(PAGE, { kind: 'koier', only: '' });
    const { body } = await board.post(PAGE, { kind: 'desk' });
    expect(body.feeds.map(({ kind, only }: Record<string, string>) => [kind, only])).to.deep.equal([
      ['koier', 'Minkoia'],
      ['koier', null],
      ['desk', null],
    ]);
    const [first = '', second = ''] = await addressesOf(board);
    expect(await statusOf(first)).to.equal(200);
    await board.post(PAGE, { revoke: String(body.feeds[0].id) });
    expect([await statusOf(first), await statusOf(second)]).to.deep.equal([404, 200]);
    expect((await board.post(PAGE, { kind: 'koier', only: '999999' })).body.notice.type).to.equal('error');
    expect(await addressesOf(board)).to.have.lengthOf(2);
  });

  it('of SiT are of desks only, and nobody sees or revokes those of others', async () => {
    const sit = await panel.login(await buildSit());
    const { body: page } = await sit.get(PAGE);
    expect(page.koier).to.equal(null);
    expect((await sit.post(PAGE, { kind: 'koier' })).body.notice.type).to.equal('error');
    const { body } = await sit.post(PAGE, { kind: 'desk' });
    const other = await panel.login(await buildSit());
    expect(await addressesOf(other)).to.deep.equal([]);
    for (const revoke of [String(body.feeds[0].id), 'x', '-1']) await other.post(PAGE, { revoke });
    expect(await addressesOf(sit)).to.have.lengthOf(1);
    expect(await statusOf(body.feeds[0].address)).to.equal(200);
  });
});
