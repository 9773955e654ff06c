import Joi from 'joi';
import { DomainError } from '../../platform/refusals/errors.js';
import { findKoie } from '../../services/koier/look-up.js';
import { listReports, reportStay } from '../../services/reports/reports.js';
import { jsonRows } from '../json-rows.js';
import { ok, route } from '../route.js';
import { answer, text, uuid } from '../schema.js';
import { findingsOf, presentReport } from './presenter.js';
import { ReportBodySchema, ReportSchema } from './schemas.js';

const tag = 'Reports';

export const reportRoutes = [
  route({
    method: 'post',
    path: '/koie/reports/{subject}/',
    access: 'reports.create',
    operationId: 'createReport',
    tag,
    summary: 'Report a stay from its day of arrival on; anybody with the uuid of the booking may',
    params: Joi.object<{ subject: string }>({
      subject: uuid().required().description('The uuid of the booking'),
    }),
    notFound: 'booking_not_found',
    body: ReportBodySchema,
    responses: { 201: { description: 'Created', schema: answer({ detail: Joi.string() }) } },
    errors: ['booking_not_found', 'cancelled', 'not_confirmed', 'stay_not_begun', 'report_exists'],
    handler: async ({ params, body, visitor }) => {
      const caller = await visitor();
      await reportStay(params.subject, findingsOf(body), { user: caller?.ntnuiNo, source: 'api' });
      return { status: 201, body: { detail: 'Report were successfully created.' } };
    },
  }),
  route({
    method: 'get',
    path: '/koie/reports/',
    access: 'reports.read',
    operationId: 'listReports',
    tag,
    summary: 'All reports, latest departure first',
    responses: { 200: { description: 'Reports', schema: Joi.array().items(ReportSchema) } },
    handler: async () => ok(jsonRows(await listReports(), presentReport)),
  }),
  route({
    method: 'get',
    path: '/koie/reports/{subject}/',
    access: 'reports.read',
    operationId: 'listReportsOfKoie',
    tag,
    summary: 'The reports of one koie, latest departure first',
    params: Joi.object<{ subject: string }>({
      subject: text().required().description('The slug or name of the koie'),
    }),
    notFound: 'koie_not_found',
    responses: {
      200: { description: 'Reports', schema: answer({ reports: Joi.array().items(ReportSchema) }) },
    },
    errors: ['koie_not_found'],
    handler: async ({ params }) => {
      const koie = await findKoie(params.subject);
      if (!koie) throw new DomainError('koie_not_found');
      return ok(jsonRows(await listReports(koie.id), presentReport, 'reports'));
    },
  }),
];
