import Joi from 'joi';
import { osloDayOf } from '../../platform/clock.js';
import { fileStore } from '../../platform/files/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { koieDetail, listKoier } from '../../services/koier/koie.js';
import { findPictureFile } from '../../services/pictures/read.js';
import { ok, route } from '../route.js';
import { answer, text } from '../schema.js';
import { presentKoie, presentListedKoie } from './presenter.js';
import { KoieSchema, ListedKoieSchema } from './schemas.js';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

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
  route({
    method: 'get',
    path: '/koie/pictures/{name}',
    access: 'koier.read',
    operationId: 'getPicture',
    tag: 'Koier',
    summary: 'A picture of a koie. An address never gets another picture, so it can be kept for good',
    params: Joi.object<{ name: string }>({
      name: text().required().description('From `pictures` of a koie'),
    }),
    query: Joi.object<{ width?: number }>({
      width: Joi.number()
        .integer()
        .min(1)
        .max(10_000)
        .description('The narrowest size that is so many pixels wide, or else the widest'),
    }),
    responses: {
      200: {
        description: 'The picture',
        schema: Joi.string(),
        contentType: 'image/webp',
        headers: { ETag: 'Of the bytes', 'Cache-Control': 'A year' },
      },
    },
    notFound: 'picture_not_found',
    errors: ['picture_not_found'],
    handler: async ({ params: { name }, query: { width } }) => {
      const file = await findPictureFile(name, { width });
      const bytes = file && (await fileStore().get(file.name));
      if (!bytes) throw new DomainError('picture_not_found');
      return {
        status: 200,
        body: bytes,
        headers: {
          'Content-Type': 'image/webp',
          'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
          ETag: `"${file.sha256.slice(0, 32)}"`,
          // The pages that show it are on another host.
          'Cross-Origin-Resource-Policy': 'cross-origin',
        },
      };
    },
  }),
];
