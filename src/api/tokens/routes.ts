import Joi from 'joi';
import { authenticate } from '../../services/people/authenticate.js';
import { issueTokens, refreshAccess, revokeRefresh, verifyToken } from '../../services/people/tokens.js';
import { ok, route } from '../route.js';
import { answer, text } from '../schema.js';

const token = () => text().max(4096).required();
const access = 'tokens.use';
const tag = 'Tokens';

export const tokenRoutes = [
  route({
    method: 'post',
    path: '/token/',
    access,
    operationId: 'login',
    tag,
    summary: 'Log in with e-mail and password',
    hasOwnLimit: true,
    body: Joi.object<{ email: string; password: string }>({
      email: text().max(254).required(),
      password: text().max(1024).required(),
    }),
    responses: {
      200: { description: 'Tokens', schema: answer({ refresh: Joi.string(), access: Joi.string() }) },
    },
    errors: ['bad_credentials'],
    handler: async ({ body, address }) => {
      const user = await authenticate(body.email, body.password, address);
      return ok(issueTokens(user.ntnuiNo));
    },
  }),
  route({
    method: 'post',
    path: '/token/refresh/',
    access,
    operationId: 'refreshToken',
    tag,
    summary: 'A new access token for a refresh token',
    body: Joi.object<{ refresh: string }>({ refresh: token() }),
    responses: { 200: { description: 'An access token', schema: answer({ access: Joi.string() }) } },
    errors: ['token_not_valid'],
    handler: async ({ body }) => ok({ access: await refreshAccess(body.refresh) }),
  }),
  route({
    method: 'post',
    path: '/token/verify/',
    access,
    operationId: 'verifyToken',
    tag,
    summary: 'Whether a token would be accepted now',
    body: Joi.object<{ token: string }>({ token: token() }),
    responses: { 200: { description: 'It would', schema: answer({}) } },
    errors: ['token_not_valid'],
    handler: async ({ body }) => {
      await verifyToken(body.token);
      return ok({});
    },
  }),
  route({
    method: 'post',
    path: '/token/logout/',
    access,
    operationId: 'logout',
    tag,
    summary: 'Make a refresh token dead',
    body: Joi.object<{ refresh: string }>({ refresh: token() }),
    responses: { 204: { description: 'The token is dead' } },
    errors: ['token_not_valid'],
    handler: async ({ body }) => {
      await revokeRefresh(body.refresh);
      return { status: 204 };
    },
  }),
];
