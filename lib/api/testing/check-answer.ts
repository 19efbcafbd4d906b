import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { TEST_BASE_URL } from '@/db/testing/use-test-database';
import { openApiDocument } from '@/lib/api/openapi/document';
import type { Answer, Header, OperationObject, PathItem, Ref } from '@/lib/api/openapi/types';
import { pathOfHandler } from './known-routes';
import { strictSchema } from './strict-schema';

/** Checks answers against the document that we publish, more strictly than a client may: no member it does not name. */

const document = openApiDocument(TEST_BASE_URL);

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
ajv.addSchema({ $id: 'openapi', components: strictSchema(document.components) });

const validators = new Map<string, ValidateFunction>();

/** What is wrong with a value, given the address of a schema in the document (`#/components/schemas/Token`); '' if nothing. */
export function whatIsWrong(ref: string, value: unknown): string {
  const validate = validators.get(ref) ?? ajv.compile({ $ref: `openapi${ref}` });
  validators.set(ref, validate);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}

/** The document's operation for a method and a path, written as its template or with values in it. */
export function documentedOperation(method: string, path: string): OperationObject | undefined {
  const name = (method === 'HEAD' ? 'GET' : method).toLowerCase() as keyof PathItem;
  const templates = Object.keys(document.paths);
  const template = templates.includes(path) ? path : templates.find((each) => matches(each, path));
  return template === undefined ? undefined : document.paths[template]?.[name];
}

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
}

/** A response of the document, or what a reference leads to. */
export function resolveAnswer(answer: Answer | Ref): Answer {
  if (!('$ref' in answer)) return answer;
  const resolved = document.components.responses[answer.$ref.replace('#/components/responses/', '')];
  if (!resolved) throw new Error(`${answer.$ref} leads nowhere`);
  return resolved;
}

/**
 * Returns the answer, unread, if the document describes it: this status of this operation, its header fields, its
 * body. Throws otherwise. A method without operation must answer as `MethodNotAllowed` says, a path without one as
 * `NotFound`.
 */
export async function validateAnswer(method: string, path: string, answer: Response): Promise<Response> {
  const where = `${method} ${path} → ${answer.status}`;
  const documented = answerFor(method, path, answer.status);
  if (!documented) throw new Error(`${where} is not in the OpenAPI document`);
  for (const problem of headerProblems(documented, answer.headers)) throw new Error(`${where}: ${problem}`);
  const problem = method === 'HEAD' ? '' : await bodyProblem(documented, answer);
  if (problem) throw new Error(`${where}: ${problem}`);
  return answer;
}

/** The same, by the route file that exports the handler; a handler that none exports is a test's own, and not checked. */
export async function checkAnswerOf(handler: unknown, method: string, answer: Response): Promise<Response> {
  const path = await pathOfHandler(handler);
  return path === undefined ? answer : validateAnswer(method, path, answer);
}

const OPTIONS_ANSWER: Answer = { description: '', headers: { Allow: { $ref: '#/components/headers/Allow' } } };

function answerFor(method: string, path: string, status: number): Answer | undefined {
  const { responses } = document.components;
  if (status === 405) return responses.MethodNotAllowed;
  if (method === 'OPTIONS' && status === 204) return OPTIONS_ANSWER;
  const operation = documentedOperation(method, path);
  if (!operation) return status === 404 ? responses.NotFound : undefined;
  const answer = operation.responses[status];
  return answer && resolveAnswer(answer);
}

function headerProblems(documented: Answer, headers: Headers): string[] {
  return Object.entries(documented.headers ?? {}).flatMap(([name, header]) => {
    const { required = false, schema } = '$ref' in header ? componentHeader(header) : header;
    const value = headers.get(name);
    if (value === null) return required ? `${name} is missing` : [];
    const wrong = schema.type === 'integer' && !/^\d+$/.test(value);
    return wrong ? `${name} is not a whole number: ${value}` : [];
  });
}

function componentHeader({ $ref }: Ref): Header {
  const header = document.components.headers[$ref.replace('#/components/headers/', '')];
  if (!header) throw new Error(`${$ref} leads nowhere`);
  return header;
}

async function bodyProblem(documented: Answer, answer: Response): Promise<string> {
  const contents = documented.content ?? {};
  const given = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const types = Object.keys(contents);
  if (types.length === 0) return answer.body === null ? '' : 'a body that is not documented';
  const type = types.find((each) => each === given);
  const schema = type && contents[type]?.schema;
  if (!schema) return `content type ${given}, and ${types.join(' or ')} is documented`;
  return type === 'application/json' ? whatIsWrong(schema.$ref ?? '', await answer.clone().json()) : '';
}
