import { escapeUTF8 } from 'entities';
import type { ErrorRequestHandler } from 'express';
import type { Language } from '../../models/index.js';
import { answerTo } from '../../platform/refusals/translate.js';
import { documentOf, stylesheet } from './document.js';
import { chosenLanguage, isApi } from './request.js';

/** Tells what went wrong: to the panel's script as a notice, to people as a page. */
export const tellErrors: ErrorRequestHandler = async (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const language = chosenLanguage(request) ?? 'nb';
  const { status, headers, code, message, fields } = answerTo(error, language, String(request.id ?? ''));
  response.status(status).set(headers);
  if (isApi(request)) response.json({ code, notice: { message, type: 'error' }, ...(fields && { fields }) });
  else response.send(await errorPage(language, message));
};

function errorPage(language: Language, message: string): Promise<string> {
  return documentOf({
    language,
    title: message,
    head: stylesheet(),
    body: `<main class="k-page"><h1>Koiene</h1><p class="k-problem" role="alert">${escapeUTF8(message)}</p></main>`,
  });
}
