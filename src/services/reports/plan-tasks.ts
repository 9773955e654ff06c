import { Task, type TaskState, User } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';

/** Changes of tasks; what is left out stays as it is. */
export interface TaskPlan {
  /** `ntnui_no` of who sees to them. */
  assigneeId?: number | undefined;
  state?: TaskState | undefined;
}

/**
 * Gives tasks to somebody, and sets how far they are, all of them or none. Throws `not_found` when one of them is gone,
 * FieldErrors (`assigneeId`) when nothing is to be done or nobody has that number, and what the database says of a
 * task that is open already.
 */
export async function planTasks(ids: readonly number[], plan: TaskPlan, actor: Actor): Promise<void> {
  const { assigneeId, state } = plan;
  if (assigneeId === undefined && state === undefined)
    throw new FieldErrors({ assigneeId: [{ key: 'required' }] });
  await write(actor, async (transaction) => {
    const assignee = assigneeId === undefined ? null : await User.findByPk(assigneeId, { transaction });
    if (assigneeId !== undefined && !assignee) throw new FieldErrors({ assigneeId: [{ key: 'not_known' }] });
    const lock = transaction.LOCK.UPDATE;
    const tasks = await Task.findAll({ where: { id: [...ids] }, order: ['id'], transaction, lock });
    if (tasks.length !== new Set(ids).size) throw new DomainError('not_found');
    for (const task of tasks) {
      await task.update(
        { ...(assignee ? { assigneeId: assignee.ntnuiNo } : {}), ...stateOf(task, state) },
        { transaction },
      );
    }
  });
}

function stateOf(task: Task, state: TaskState | undefined): Partial<Pick<Task, 'state' | 'doneAt'>> {
  if (state === undefined || state === task.state) return {};
  return { state, doneAt: doneAtIn(state) };
}

/** When a task that has just got this state was done. */
export function doneAtIn(state: unknown): Date | null {
  return state === 'done' ? new Date() : null;
}
