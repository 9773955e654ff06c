import Joi from 'joi';
import { metrics } from '../../services/figures/metrics.js';
import { readiness } from '../../services/figures/readiness.js';
import { ok, type Route, route } from '../route.js';
import { answer } from '../schema.js';

const tag = 'Service';
const access = 'service.read';

/** The routes about the service itself. The OpenAPI document is about all routes, these included. */
export function serviceRoutes(openApi: () => Record<string, unknown>): Route[] {
  return [
    route({
      method: 'get',
      path: '/openapi.json',
      access,
      operationId: 'getOpenApi',
      tag,
      summary: 'This document',
      responses: { 200: { description: 'OpenAPI 3.1', schema: Joi.object().unknown() } },
      handler: async () => ok(openApi()),
    }),
    route({
      method: 'get',
      path: '/healthz',
      access,
      operationId: 'getHealth',
      tag,
      summary: 'Whether the process is up',
      responses: { 200: { description: 'It is', schema: answer({ detail: Joi.string() }) } },
      handler: async () => ok({ detail: 'up' }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      access,
      operationId: 'getReadiness',
      tag,
      summary: 'Whether requests can be served',
      responses: {
        200: { description: 'They can', schema: Joi.object().unknown() },
        503: { description: 'Not now, and why', schema: Joi.object().unknown() },
      },
      handler: async () => {
        const { ready, ...body } = await readiness();
        return { status: ready ? 200 : 503, body };
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      access,
      operationId: 'getMetrics',
      tag,
      summary: 'Measurements for Prometheus',
      responses: { 200: { description: 'Text', schema: Joi.string(), contentType: 'text/plain' } },
      handler: async () => {
        const { text, contentType } = await metrics();
        return { status: 200, body: text, headers: { 'Content-Type': contentType } };
      },
    }),
  ];
}
