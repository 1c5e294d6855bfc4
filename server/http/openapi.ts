import { z } from 'zod';
import { api, apiRoot } from '../contract/api.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { problem } from '../contract/problem.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return json;
};

const parametersOf = (endpoint: Endpoint): Json[] => {
  const list: Json[] = [];
  for (const [place, schema] of [
    ['path', endpoint.params],
    ['query', endpoint.query],
  ] as const) {
    if (schema === undefined) continue;
    const json = schemaOf(schema, 'input');
    const required = (json.required ?? []) as string[];
    for (const [name, property] of Object.entries((json.properties ?? {}) as Json)) {
      const { description, ...rest } = property as Json;
      list.push({
        name,
        in: place,
        required: place === 'path' || required.includes(name),
        ...(description !== undefined && { description }),
        schema: rest,
      });
    }
  }
  if (endpoint.versioned)
    list.push({
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The version of the row as last seen, in quotes.',
      schema: { type: 'string' },
    });
  if (endpoint.idempotent)
    list.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key with the same body within 48 hours replays the first answer.',
      schema: { type: 'string', maxLength: 200 },
    });
  return list;
};

const problemAnswer = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const refusals = (endpoint: Endpoint): Json => ({
  400: problemAnswer('The input does not fit; every field is named'),
  ...(endpoint.roles !== 'anonymous' && { 401: problemAnswer('Not signed in') }),
  403: problemAnswer('Not allowed'),
  ...(endpoint.roles !== 'anonymous' && { 429: problemAnswer('Too often: wait for Retry-After') }),
  ...(endpoint.params !== undefined && { 404: problemAnswer('There is no such row') }),
  ...(endpoint.versioned && { 412: problemAnswer('Somebody else was faster: load again') }),
  ...(endpoint.versioned && { 428: problemAnswer('If-Match is missing') }),
  ...(endpoint.idempotent && { 422: problemAnswer('The key was used with another body') }),
});

const answersOf = (endpoint: Endpoint): Json => {
  const answers: Json = {};
  for (const [status, schema] of Object.entries(endpoint.answers)) {
    const type = endpoint.answerType ?? 'application/json';
    answers[status] = {
      description: status === '204' ? 'Done' : status === '201' ? 'Created' : 'The answer',
      ...(schema !== null && { content: { [type]: { schema: schemaOf(schema, 'output') } } }),
    };
  }
  return { ...answers, ...refusals(endpoint) };
};

const bodySchemaOf = (body: z.ZodType, { bodyType }: Endpoint): Json =>
  bodyType === undefined ? schemaOf(body, 'input') : { type: 'string', format: 'binary' };

const operationOf = (endpoint: Endpoint): Json => {
  const parameters = parametersOf(endpoint);
  return {
    operationId: endpoint.operationId,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.body !== undefined && {
      requestBody: {
        required: true,
        content: {
          [endpoint.bodyType ?? 'application/json']: {
            schema: bodySchemaOf(endpoint.body, endpoint),
          },
        },
      },
    }),
    responses: answersOf(endpoint),
    security: endpoint.roles === 'anonymous' ? [] : [{ bearer: [] }],
  };
};

/** The API described as OpenAPI 3.1, from the same definitions that are mounted. */
export const openApiDocument = (publicUrl: string): Json => {
  const paths: Record<string, Json> = {};
  const tags = new Set<string>();
  for (const endpoint of Object.values(api) as Endpoint[]) {
    tags.add(endpoint.tag);
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Interaction Log',
      version: '1',
      description:
        'Interactions with contacts: what was logged, why, and what still waits. Reports of what happened (`/emails`) may be sent as often as you like; they are logged once.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${publicUrl}${apiRoot}` }],
    tags: [...tags].map((name) => ({ name, description: `${name}.` })),
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(problem, 'output') },
    },
  };
};
