import type Joi from 'joi';
import { may } from '../access.js';
import { ERROR_STATUS, type ErrorCode } from '../platform/refusals/errors.js';
import type { DocumentedAnswer, Route } from './route.js';
import { DAY_PATTERN, namedComponents, TIMESTAMP_PATTERN, UUID_PATTERN } from './schema.js';
import { TAGS } from './tags.js';

type Json = Record<string, unknown>;

const DESCRIPTION = `Beds at NTNUI Koiene's cabins: what is free, booking, paying, keys and reports.

Dates are \`YYYY-MM-DD\`, calendar days in Oslo. Errors are \`{"detail", "code"}\`; validation errors have
\`{"detail": {"field": ["text"]}, "code": "invalid"}\`. Texts follow \`Accept-Language\` (nb or en). Every path
answers with and without the slash at its end. Every answer carries \`X-Request-Id\`.`;

/** The OpenAPI 3.1 document of the routes, made of the same Joi schemas that validate. */
export function openApiDocument(routes: readonly Route[]): Json {
  const schemas = componentSchemas();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = documentedPath(route.path);
    paths[path] = { ...paths[path], [route.method]: operation(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Koiene',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...schemas, Error: errorSchema() },
    },
  };
}

/** Without the slash at the end, as the linter's recommended rules want it; both are served. */
export function documentedPath(path: string): string {
  return path.replace(/(.)\/$/, '$1');
}

function operation(route: Route, schemas: Record<string, Json>): Json {
  const parameters = [
    ...parametersOf(route.params, 'path', schemas),
    ...parametersOf(route.query, 'query', schemas),
    ...Object.entries(route.requestHeaders ?? {}).map(([name, description]) => ({
      name,
      in: 'header',
      description,
      schema: { type: 'string' },
    })),
  ];
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    security: may(null, route.access) ? [] : [{ accessToken: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body
      ? { requestBody: { required: true, content: jsonContent(schemaOf(route.body, schemas)) } }
      : {}),
    ...(route.rawBody ? { requestBody: { required: true, content: rawContent(route.rawBody) } } : {}),
    responses: { ...successes(route, schemas), ...failures(route), default: ANY_OTHER_ERROR },
  };
}

function successes(route: Route, schemas: Record<string, Json>): Json {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, answer]) => [status, response(answer, schemas)]),
  );
}

function response(
  { description, schema, contentType, headers }: DocumentedAnswer,
  schemas: Record<string, Json>,
) {
  return {
    description,
    ...(headers
      ? {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, text]) => [
              name,
              { description: text, schema: { type: 'string' } },
            ]),
          ),
        }
      : {}),
    ...(schema ? { content: contentOf([contentType ?? 'application/json'].flat(), schema, schemas) } : {}),
  };
}

function contentOf(types: readonly string[], schema: Joi.Schema, schemas: Record<string, Json>): Json {
  return Object.fromEntries(types.map((type) => [type, { schema: schemaOf(schema, schemas) }]));
}

/** Errors that any request may meet before it reaches its route, and faults of ours. */
const ANY_OTHER_ERROR = {
  description: 'Any other error, such as `method_not_allowed`, `request_timeout` or `internal`',
  content: jsonContent({ $ref: '#/components/schemas/Error' }),
};

/** The errors of a route by status: its own refusals, and those of access, validation and limits. */
function failures(route: Route): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorCodesOf(route)) {
    const status = ERROR_STATUS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: jsonContent({ $ref: '#/components/schemas/Error' }),
      },
    ]),
  );
}

function errorCodesOf(route: Route): Set<ErrorCode> {
  const codes = new Set<ErrorCode>(route.errors).add('headers_too_large');
  if (route.query || route.body) codes.add('invalid');
  if (route.notFound) codes.add(route.notFound);
  if (!may(null, route.access)) codes.add('not_authenticated').add('forbidden');
  if (route.method !== 'get') codes.add('too_many_requests').add('too_large');
  if (route.body) codes.add('malformed_json').add('unsupported_media_type');
  if (route.access !== 'service.read') codes.add('starting').add('busy');
  return codes;
}

function parametersOf(
  schema: Joi.ObjectSchema | undefined,
  place: 'path' | 'query',
  schemas: Record<string, Json>,
) {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: withReferences(property, schemas),
  }));
}

function componentSchemas(): Record<string, Json> {
  const plain = [...namedComponents()].map(([name, schema]) => [name, jsonSchema(schema)] as const);
  const schemas = Object.fromEntries(plain);
  return Object.fromEntries(
    plain.map(([name, schema]) => {
      const { [name]: _itself, ...others } = schemas;
      return [name, withReferences(schema, others)];
    }),
  );
}

function schemaOf(schema: Joi.Schema, schemas: Record<string, Json>): Json {
  const named = [...namedComponents()].find(([, candidate]) => candidate === schema);
  if (named) return { $ref: `#/components/schemas/${named[0]}` };
  return withReferences(jsonSchema(schema), plainComponents(schemas));
}

function plainComponents(schemas: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    [...namedComponents()]
      .filter(([name]) => name in schemas)
      .map(([name, schema]) => [name, jsonSchema(schema)]),
  );
}

/** Joi exports whole trees; what has a name of its own is referred to instead. */
function withReferences(schema: unknown, schemas: Record<string, Json>): Json {
  return replaceNamed(
    schema,
    new Map(Object.entries(schemas).map(([name, named]) => [JSON.stringify(named), name])),
  ) as Json;
}

function replaceNamed(node: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(node)) return node.map((item) => replaceNamed(item, names));
  if (typeof node !== 'object' || node === null) return node;
  const name = names.get(JSON.stringify(node));
  if (name) return { $ref: `#/components/schemas/${name}` };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, replaceNamed(value, names)]));
}

/** Joi's own JSON Schema of itself, with formats for days, timestamps and uuids. */
function jsonSchema(schema: Joi.Schema): Json {
  return withFormats(schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' })) as Json;
}

function withFormats(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withFormats);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Json = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withFormats(value)]),
  );
  if (copy.pattern === DAY_PATTERN.source) return formatted(copy, 'date');
  if (copy.pattern === TIMESTAMP_PATTERN.source) return formatted(copy, 'date-time');
  if (copy.pattern === UUID_PATTERN.source) return formatted(copy, 'uuid');
  return copy;
}

function formatted({ pattern: _pattern, minLength: _minLength, ...rest }: Json, format: string): Json {
  return { ...rest, format };
}

function errorSchema(): Json {
  return {
    type: 'object',
    required: ['detail', 'code'],
    additionalProperties: false,
    properties: {
      detail: {
        description: 'What is wrong, for people; with code `invalid`, by field',
        anyOf: [
          { type: 'string' },
          { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
        ],
      },
      code: {
        type: 'string',
        description: 'What is wrong, for programs: stable',
        enum: Object.keys(ERROR_STATUS),
      },
      quote: { type: 'object', description: 'With code `quote_changed`: the quote as it is now' },
      url: {
        type: 'string',
        description: 'With code `payment_needs_guest`: where the guest confirms the payment with their bank',
      },
    },
  };
}

function rawContent(kind: Exclude<Route['rawBody'], undefined>): Json {
  const type = kind === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  return { [type]: { schema: { type: 'object' } } };
}

function jsonContent(schema: Json): Json {
  return { 'application/json': { schema } };
}
