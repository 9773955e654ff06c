import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Language } from '../../models/index.js';
import { answerTo } from '../../platform/refusals/translate.js';
import { languageOf } from '../errors.js';
import { isFromBrowser } from '../payments/page.js';
import type { Answer } from '../route.js';
import { HEADERS, page, textsIn } from './render.js';

/** Whatever is asked for below a link, the answer is kept to the guest: also where there is no page, or JSON. */
export const keepToGuest: RequestHandler = (_request, response, next) => {
  response.set(HEADERS);
  next();
};

/** Who follows a link in a browser is told in a page that there is none, or that it is asked for in a wrong way. */
export const renderGuestError: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent || !isFromBrowser(request.headers)) {
    next(error);
    return;
  }
  const { status, headers, body } = errorPage(error, languageOf(request), String(request.id));
  response.status(status).set(headers).send(body);
};

/** An error as a page, with a way back to the page of the booking (`back`) where its link is known. */
export function errorPage(error: unknown, language: Language, requestId: string, back?: string): Answer {
  const t = textsIn(language);
  const { status, headers, code, message } = answerTo(error, language, requestId);
  const words = code === 'forbidden' ? t.formOld : { heading: t.failed.heading, text: message };
  const told =
    code === 'booking_not_found' && !back
      ? page(status, language, 'unknown', { heading: t.unknown.heading })
      : page(status, language, 'message', { ...words, back, showsContact: !back });
  return { ...told, headers: { ...headers, ...told.headers } };
}
