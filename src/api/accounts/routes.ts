import Joi from 'joi';
import { may } from '../../access.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { findAccount } from '../../services/accounts/index.js';
import { receiptsOf } from '../../services/receipts/index.js';
import { ok, route } from '../route.js';
import { uuid } from '../schema.js';
import { presentAccount } from './presenter.js';
import { AccountSchema } from './schemas.js';

export const accountRoutes = [
  route({
    method: 'get',
    path: '/koie/booking/{uuid}/account/',
    access: 'accounts.read_own',
    operationId: 'getAccount',
    tag: 'Payments',
    summary: 'What a booking costs, what was paid and went back, and its terms: for its owner and the board',
    params: Joi.object<{ uuid: string }>({ uuid: uuid().required() }),
    notFound: 'booking_not_found',
    responses: { 200: { description: 'The account', schema: AccountSchema } },
    errors: ['booking_not_found'],
    handler: async ({ params, caller, language }) => {
      const found = await findAccount(params.uuid);
      const isOwn = found?.userId === caller.ntnuiNo;
      if (!found || !(isOwn || may(caller, 'accounts.read_any'))) throw new DomainError('booking_not_found');
      return ok(presentAccount(found.account, await receiptsOf(found.bookingId), language));
    },
  }),
];
