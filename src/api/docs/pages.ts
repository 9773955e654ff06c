import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Express, RequestHandler } from 'express';

const require = createRequire(import.meta.url);
const swaggerUi = dirname(require.resolve('swagger-ui-dist/package.json'));
const redoc = require.resolve('redoc/bundles/redoc.standalone.js');

/** Everything from this server; the styles that Swagger UI and ReDoc write themselves are allowed. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SWAGGER_PAGE = page(
  'Koiene API',
  `<link rel="stylesheet" href="/docs/swagger/swagger-ui.css">`,
  `<div id="swagger"></div>
<script src="/docs/swagger/swagger-ui-bundle.js"></script>
<script src="/docs/start-swagger.js"></script>`,
);
const REDOC_PAGE = page(
  'Koiene API',
  '',
  `<div id="redoc"></div>
<script src="/docs/redoc.js"></script>
<script src="/docs/start-redoc.js"></script>`,
);
const START_SWAGGER = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger', deepLinking: true, validatorUrl: null });`;
const START_REDOC = `Redoc.init('/openapi.json', { hideDownloadButtons: false }, document.getElementById('redoc'));`;

/** Swagger UI at `/` and ReDoc at `/redoc/`, from our own server alone. */
export function mountDocs(app: Express): void {
  app.get('/', html(SWAGGER_PAGE));
  app.get('/redoc', html(REDOC_PAGE));
  app.get('/docs/start-swagger.js', script(START_SWAGGER));
  app.get('/docs/start-redoc.js', script(START_REDOC));
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    app.get(`/docs/swagger/${name}`, (_request, response) => {
      response.sendFile(name, { root: swaggerUi, dotfiles: 'allow', maxAge: '1 day' });
    });
  }
  app.get('/docs/redoc.js', script(withoutForeignLogo(readFileSync(redoc, 'utf8'))));
}

/** ReDoc shows a logo from its maker's host, and has no setting against it. */
function withoutForeignLogo(source: string): string {
  return source.replaceAll('https://cdn.redoc.ly/redoc/logo-mini.svg', 'data:,');
}

function html(body: string): RequestHandler {
  return (_request, response) => {
    response.set('Content-Security-Policy', CONTENT_SECURITY_POLICY).type('html').send(body);
  };
}

function script(body: string): RequestHandler {
  return (_request, response) => {
    response.type('js').set('Cache-Control', 'public, max-age=86400').send(body);
  };
}

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`;
}
