import { TASK_STATES } from '../../models/index.js';
import { osloDayOf } from '../../platform/clock.js';
import { planTasks } from '../../services/reports/plan-tasks.js';
import { refusalFor } from '../adapter/refusals.js';
import {
  type Action,
  type ActionContext,
  type ActionRequest,
  AppError,
  ValidationError,
} from '../adminjs.js';
import { actionText } from '../locales/answers.js';
import { actorOf, userOf } from '../panel-user.js';
import { resourceOf } from './answer.js';
import { filteredRows, titlesOfReferences } from './export.js';

/** A task on the list that is taken along to a koie. */
export interface TaskOnList {
  id: number;
  item: string;
  state: string;
  note: string;
  assignee: string;
  /** The Oslo day it was opened. */
  since: string;
}

/** The open tasks of a koie, on the work list. */
export interface KoieOnList {
  koieId: number;
  koie: string;
  tasks: TaskOnList[];
}

const COLUMNS = ['id', 'koieId', 'item', 'state', 'note', 'assigneeId', 'createdAt'];

/** Gives all the tasks that were ticked to somebody, and sets how far they are. */
export const plan: Partial<Action<never>> = {
  actionType: 'bulk',
  icon: 'UserCheck',
  component: 'PlanTasks',
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const { records = [], currentAdmin } = context;
    const shown = records.map((record) => record.toJSON(currentAdmin));
    if (request.method !== 'post') return { records: shown };
    const user = userOf(context);
    const ids = records.map((record) => Number(record.id()));
    const { assigneeId, state } = request.payload ?? {};
    try {
      await planTasks(
        ids,
        {
          assigneeId: assigneeId ? Number(assigneeId) : undefined,
          state: TASK_STATES.find((one) => one === state),
        },
        actorOf(user),
      );
    } catch (error) {
      const refusal = refusalFor(error, user.language, []);
      if (!(refusal instanceof AppError || refusal instanceof ValidationError)) throw error;
      const message = refusal.baseError?.message ?? refusal.message;
      return { records: shown, notice: { message, type: 'error' } };
    }
    const message = actionText('tasks_planned', user.language, { count: ids.length });
    return { records: shown, notice: { message, type: 'success' } };
  }) as never,
};

/** The work list: tasks of the list with its filters, by koie, to print and take along. */
export const print: Partial<Action<never>> = {
  actionType: 'resource',
  icon: 'Printer',
  component: 'TaskSheet',
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const resource = resourceOf(context);
    const rows = await filteredRows(resource, COLUMNS, request, context);
    const undone = rows.filter(({ state }) => state !== 'done');
    const titled = await titlesOfReferences(resource, COLUMNS, undone, context);
    const koier = new Map<number, KoieOnList>();
    for (const [index, row] of titled.entries()) {
      const koieId = Number(undone[index]?.koieId);
      const koie = koier.get(koieId) ?? { koieId, koie: String(row.koieId), tasks: [] };
      koier.set(koieId, koie);
      koie.tasks.push({
        id: Number(row.id),
        item: String(row.item),
        state: String(row.state),
        note: String(row.note),
        assignee: row.assigneeId ? String(row.assigneeId) : '',
        since: row.createdAt instanceof Date ? osloDayOf(row.createdAt) : '',
      });
    }
    return { koier: [...koier.values()].sort((one, other) => one.koie.localeCompare(other.koie, 'nb')) };
  }) as never,
};
