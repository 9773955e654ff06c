import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { routes } from '../../src/api/index.js';
import { expressPath } from '../../src/api/mount.js';
import { documentedPath, openApiDocument } from '../../src/api/openapi.js';

const addFormats = addFormatsModule.default;
const document = openApiDocument(routes) as unknown as OpenApi;
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
addFormats(ajv);
ajv.addSchema({ ...document, $id: 'openapi' });

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

/** The documented route that a request reaches, if any. */
export function documentedRoute(method: string, path: string) {
  return routes.find((route) => route.method === method.toLowerCase() && matcher(route.path).test(path));
}

/** What the OpenAPI document says against an answer; empty when it fits. */
export function contractProblems(method: string, path: string, status: number, body: unknown): string[] {
  const route = documentedRoute(method, path);
  if (!route) return [];
  const response = document.paths[documentedPath(route.path)]?.[route.method]?.responses[status];
  if (!response) return [`${method} ${path} answered ${status}, which is not documented`];
  if (body === undefined) return [];
  const pointer = [
    'paths',
    route.path,
    route.method,
    'responses',
    status,
    'content',
    'application/json',
    'schema',
  ]
    .map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const validate = ajv.getSchema(`openapi#/${pointer}`);
  if (!validate || validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${method} ${path} ${status}: ${instancePath} ${message}`,
  );
}

function matcher(path: string): RegExp {
  return new RegExp(`^${expressPath(path).replace(/:\w+/g, '[^/]+')}/?$`);
}
