import { DomainError } from '../../platform/refusals/errors.js';
import {
  AVALANCHE_ANSWERS,
  answerAvalanche,
  nightsForBoard,
  silentRegions,
} from '../../services/avalanche/index.js';
import type { Action, ActionContext, ActionRequest } from '../adminjs.js';
import { actionText } from '../locales/answers.js';
import { actorOf, userOf } from '../panel-user.js';
import { answering, recordOf } from './answer.js';

/** Asked with GET, the nights of a koie with their danger; with POST, what the board answers about them: `nights` with commas between. */
export const avalanche: Partial<Action<never>> = {
  actionType: 'record',
  isVisible: false,
  component: false,
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const koieId = Number(recordOf(context).id());
    let closureIds: number[] = [];
    const answered = await answering(
      request,
      context,
      async () => {
        const user = userOf(context);
        const { answer, nights, reason } = request.payload ?? {};
        const known = AVALANCHE_ANSWERS.find((one) => one === answer);
        if (!known) throw new DomainError('not_found');
        closureIds = await answerAvalanche(
          { koieId, answer: known, nights: textOf(nights).split(','), reason: textOf(reason) },
          actorOf(user),
        );
        return actionText(`avalanche_${known}`, user.language);
      },
      undefined,
      ['reason'],
    );
    const [nights, silent] = await Promise.all([nightsForBoard(koieId), silentRegions()]);
    return { ...answered, nights, silent, closureIds };
  }) as never,
};

/** PostgreSQL's texts cannot hold the character that is none. */
function textOf(sent: unknown): string {
  return typeof sent === 'string' ? sent.replaceAll('\0', '') : '';
}
