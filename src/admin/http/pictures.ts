import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { Koie, Report } from '../../models/index.js';
import { refuseOversize } from '../../platform/body-limit.js';
import { fileStore } from '../../platform/files/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { withoutNul } from '../../platform/storable.js';
import {
  addPicture,
  describePicture,
  MOST_PICTURES,
  orderPictures,
  removePicture,
} from '../../services/pictures/keep.js';
import {
  findPictureFile,
  listPictures,
  type PictureOwner,
  type PicturesAnswer,
} from '../../services/pictures/read.js';
import { actorOf } from '../panel-user.js';
import { isAllowed } from '../policy.js';
import { fieldsOf, readBody } from './body.js';
import { panelUser } from './user.js';

/** Of one picture, as a camera has made it. */
const MOST_MEGABYTES = 15;
const UPLOAD_LIMIT = MOST_MEGABYTES * 1024 * 1024;
/** Uploads under way in this process: what they may take of its memory. */
const MOST_UPLOADS = 4;
const BODY_LIMIT = 64 * 1024;
const HOUR_SECONDS = 60 * 60;

/** Pictures of koier and reports: to see, add, describe, put in order and remove. Stands before AdminJS, whose gate knows none. */
export function pictures(): Router {
  const router = Router();
  const of = '/api/pictures/:kind/:id';
  router.get('/pictures/:name', may('list'), sendPicture);
  router.get(of, may('list'), async (request, response) => answer(await ownerOf(request), response));
  router.post(of, may('add'), takeTurns(), ...readUpload(), add);
  router.post(`${of}/order`, may('order'), ...readBody(BODY_LIMIT), order);
  router.post(`${of}/:picture`, may('describe'), ...readBody(BODY_LIMIT), describe);
  router.post(`${of}/:picture/remove`, may('remove'), remove);
  router.all([of, `${of}/*rest`], (request) => {
    throw new DomainError(request.method === 'GET' ? 'not_found' : 'method_not_allowed');
  });
  return router;
}

function may(action: string): RequestHandler {
  return (request, _response, next) => {
    if (!isAllowed(panelUser(request), 'pictures', action)) throw new DomainError('forbidden');
    next();
  };
}

/** The board sees those of reports too, which guests do not; so browsers may keep them, and nobody in between. */
const sendPicture: RequestHandler = async (request, response) => {
  const width = numberIn(request.query.width);
  const file = await findPictureFile(String(request.params.name), { all: true, width });
  const bytes = file && (await fileStore().get(file.name));
  if (!bytes) throw new DomainError('not_found');
  response.set('Cache-Control', `private, max-age=${HOUR_SECONDS}`);
  response
    .set('ETag', `"${file.sha256.slice(0, 32)}"`)
    .type('image/webp')
    .send(bytes);
};

/** Before the body is read, so that it is not taken into memory. */
function takeTurns(): RequestHandler {
  let underWay = 0;
  return (_request, response, next) => {
    if (underWay >= MOST_UPLOADS) throw new DomainError('busy');
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    next();
  };
}

/** The bytes of the picture as the whole body. What they are called, and what they are said to be, does not matter. */
function readUpload(): RequestHandler[] {
  const refuse = refuseOversize(UPLOAD_LIMIT);
  return [
    (request, response, next) =>
      refuse(request, response, (error) => {
        const isTooLarge = error instanceof DomainError && error.code === 'too_large';
        next(isTooLarge ? pictureTooLarge() : error);
      }),
    express.raw({ limit: UPLOAD_LIMIT, type: () => true, inflate: false }),
  ];
}

function pictureTooLarge(): FieldErrors {
  return new FieldErrors({ picture: [{ key: 'picture_too_large', values: { limit: MOST_MEGABYTES } }] });
}

const add: RequestHandler = async (request, response) => {
  const owner = await ownerOf(request);
  const { altNor, altEng } = request.query;
  const upload: unknown = request.body;
  if (!Buffer.isBuffer(upload) || upload.length === 0)
    throw new FieldErrors({ picture: [{ key: 'required' }] });
  await addPicture(
    owner,
    upload,
    { altNor: textIn(altNor), altEng: textIn(altEng) },
    actorOf(panelUser(request)),
  );
  await answer(owner, response);
};

const order: RequestHandler = async (request, response) => {
  const owner = await ownerOf(request);
  const { ids } = fieldsOf(request);
  const numbers = Array.isArray(ids) ? ids.flatMap((id) => numberIn(id) ?? []) : [];
  await orderPictures(owner, numbers, actorOf(panelUser(request)));
  await answer(owner, response);
};

const describe: RequestHandler = async (request, response) => {
  const owner = await ownerOf(request);
  const { altNor, altEng, version } = fieldsOf(request);
  const texts = { altNor: textIn(altNor), altEng: textIn(altEng), version: Number(version) };
  await describePicture(await pictureOf(request, owner), texts, actorOf(panelUser(request)));
  await answer(owner, response);
};

const remove: RequestHandler = async (request, response) => {
  const owner = await ownerOf(request);
  await removePicture(await pictureOf(request, owner), actorOf(panelUser(request)));
  await answer(owner, response);
};

async function answer(owner: PictureOwner, response: Response): Promise<void> {
  const most = 'koieId' in owner ? MOST_PICTURES.koieId : MOST_PICTURES.reportId;
  response.json({ pictures: await listPictures(owner), most } satisfies PicturesAnswer);
}

async function ownerOf({ params: { kind, id } }: Request): Promise<PictureOwner> {
  const number = numberIn(id);
  const isThere =
    number !== undefined &&
    ((kind === 'koier' && (await Koie.count({ where: { id: number } }))) ||
      (kind === 'reports' && (await Report.count({ where: { id: number } }))));
  if (!isThere) throw new DomainError('not_found');
  return kind === 'koier' ? { koieId: number } : { reportId: number };
}

/** The picture that is asked for, which must be one of its owner's. */
async function pictureOf({ params: { picture } }: Request, owner: PictureOwner): Promise<number> {
  const found = (await listPictures(owner)).find(({ id }) => id === numberIn(picture));
  if (!found) throw new DomainError('not_found');
  return found.id;
}

function numberIn(sent: unknown): number | undefined {
  const number = typeof sent === 'string' && /^[1-9]\d{0,8}$/.test(sent) ? Number(sent) : sent;
  return Number.isSafeInteger(number) && Number(number) > 0 && Number(number) < 1e9
    ? Number(number)
    : undefined;
}

function textIn(sent: unknown): string {
  return typeof sent === 'string' ? withoutNul(sent) : '';
}
