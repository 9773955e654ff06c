import Joi from 'joi';
import { osloDayOf } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { koieDetail, listKoier } from '../../services/koier/koie.js';
import { ok, route } from '../route.js';
import { answer, text } from '../schema.js';
import { presentKoie, presentListedKoie } from './presenter.js';
import { KoieSchema, ListedKoieSchema } from './schemas.js';

export const koierRoutes = [
  route({
    method: 'get',
    path: '/koie/koie/',
    access: 'koier.read',
    operationId: 'listKoier',
    tag: 'Koier',
    summary: 'The koier in use, in id order',
    responses: {
      200: { description: 'The koier', schema: answer({ koier: Joi.array().items(ListedKoieSchema) }) },
    },
    handler: async () => ok({ koier: (await listKoier()).map(presentListedKoie) }),
  }),
  route({
    method: 'get',
    path: '/koie/koie/{slug}/',
    access: 'koier.read',
    operationId: 'getKoie',
    tag: 'Koier',
    summary: 'A koie, with its free beds within its booking window',
    params: Joi.object<{ slug: string }>({
      slug: text().required().description('The slug, the old slug, or the name in any case'),
    }),
    notFound: 'koie_not_found',
    responses: { 200: { description: 'The koie', schema: answer({ koie: KoieSchema }) } },
    errors: ['koie_not_found'],
    handler: async ({ params, language }) => {
      const now = new Date();
      const koie = await koieDetail(params.slug, osloDayOf(now));
      if (!koie) throw new DomainError('koie_not_found');
      return ok({ koie: presentKoie(koie, now, language) });
    },
  }),
];
