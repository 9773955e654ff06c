import type { ErrorRequestHandler } from 'express';
import { answerTo } from '../../platform/refusals/translate.js';
import { chosenLanguage, isApi } from './request.js';

/** Tells what went wrong: to AdminJS as a notice, to people as a plain page. */
export const tellErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const language = chosenLanguage(request) ?? 'nb';
  const { status, headers, code, message } = answerTo(error, language, String(request.id ?? ''));
  response.status(status).set(headers);
  if (isApi(request)) response.json({ code, notice: { message, type: 'error' } });
  else response.type('text/plain').send(message);
};
