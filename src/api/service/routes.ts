import Joi from 'joi';
import { config } from '../../../config/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { metrics } from '../../services/figures/metrics.js';
import { readiness } from '../../services/figures/readiness.js';
import { ok, type Route, route } from '../route.js';
import { answer } from '../schema.js';
import { isPrivateAddress } from './private-address.js';
import { securityTxt } from './security-txt.js';

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
      summary: 'Measurements of this process for Prometheus, which asks from a private address',
      responses: { 200: { description: 'Text', schema: Joi.string(), contentType: 'text/plain' } },
      errors: ['forbidden'],
      handler: async ({ address, headers }) => {
        // With no proxy configured, one that passes requests on hides where they come from.
        const isForwarded = config.trustProxy === false && headers['x-forwarded-for'] !== undefined;
        if (isForwarded || !isPrivateAddress(address)) throw new DomainError('forbidden');
        const { text, contentType } = await metrics();
        return { status: 200, body: text, headers: { 'Content-Type': contentType } };
      },
    }),
    route({
      method: 'get',
      path: '/.well-known/security.txt',
      access,
      operationId: 'getSecurityContact',
      tag,
      summary: 'Whom to tell of a hole in the security (RFC 9116)',
      responses: { 200: { description: 'Text', schema: Joi.string(), contentType: 'text/plain' } },
      errors: ['not_found'],
      handler: async () => {
        if (!config.securityContact) throw new DomainError('not_found');
        return {
          status: 200,
          body: securityTxt(config.securityContact),
          headers: { 'Content-Type': 'text/plain; charset=utf-8' },
        };
      },
    }),
  ];
}
