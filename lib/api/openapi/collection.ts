import { apiPageText, collectionText as text } from '@/lib/text/api-guide';
import type { MediaType, OpenApiDocument, OperationObject, Parameter, Ref } from './types';

/** A Postman collection, version 2.1, which Bruno and others import too: the members that we write. */
type Variable = { key: string; value: string; description?: string; disabled?: boolean };
type Body =
  | { mode: 'raw'; raw: string; options: { raw: { language: 'json' } } }
  | { mode: 'urlencoded'; urlencoded: Variable[] };
type Event = { listen: 'test'; script: { type: 'text/javascript'; exec: string[] } };
export type CollectionRequest = {
  name: string;
  event?: Event[];
  request: {
    method: string;
    description: string;
    auth?: { type: 'noauth' };
    header: Variable[];
    url: { raw: string; host: string[]; path: string[]; query: Variable[]; variable: Variable[] };
    body?: Body;
  };
};
export type Collection = {
  info: { name: string; description: string; schema: string };
  auth: { type: 'bearer'; bearer: { key: 'token'; value: string; type: 'string' }[] };
  variable: Variable[];
  item: { name: string; item: CollectionRequest[] }[];
};

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Variables set from an answer for the requests that follow, by operation: the variable, and the member of the answer. */
const KEPT: Record<string, [variable: string, member: string]> = {
  issueToken: ['token', 'access_token'],
  createPublicMarket: ['market', 'identifier'],
  startMarketApplication: ['application', 'identifier'],
  listWebhookDeliveries: ['delivery', 'data[0].id'],
};

/** The variable in the place of an identifier, by the path segment before it. */
const NAMED = { public_markets: 'market', market_applications: 'application', webhook_deliveries: 'delivery' } as const;

/** The same calls as the document's, each ready to be sent: a token, then what comes of it goes into the next. */
export function collectionOf(document: OpenApiDocument): Collection {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return {
    info: { name: document.info.title, description: text.description, schema: SCHEMA },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: [
      { key: 'base', value: document.servers[0]?.url ?? '' },
      ...['client_id', 'client_secret', 'token', 'market', 'application', 'delivery'].map((key) => ({
        key,
        value: '',
      })),
    ],
    item: Object.entries(apiPageText.tags).map(([tag, name]) => ({
      name,
      item: operations
        .filter(({ operation }) => operation.tags.includes(tag))
        .map(({ path, method, operation }) => requestOf(document, path, method, operation)),
    })),
  };
}

function requestOf(
  document: OpenApiDocument,
  path: string,
  method: string,
  operation: OperationObject,
): CollectionRequest {
  const parameters = (operation.parameters ?? []).map((parameter) => resolved(document, parameter));
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const body = type && media && bodyOf(type, media);
  const segments = path.slice(1).split('/');
  const needsToken = operation.security.some((way) => 'bearer' in way);
  const kept = KEPT[operation.operationId];
  return {
    name: operation.summary,
    ...(kept && { event: [keeping(...kept)] }),
    request: {
      method,
      description: operation.description ?? '',
      ...(!needsToken && { auth: { type: 'noauth' as const } }),
      header: [
        ...(type ? [{ key: 'Content-Type', value: type }] : []),
        ...parameters.filter((each) => each.in === 'header').map(optional),
      ],
      url: {
        raw: `{{base}}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        host: ['{{base}}'],
        path: segments.map((segment) => segment.replace(/^\{(\w+)\}$/, ':$1')),
        query: parameters.filter((each) => each.in === 'query').map(optional),
        variable: segments.flatMap((segment, place) => identifierAt(segment, segments[place - 1])),
      },
      ...(body && { body }),
    },
  };
}

function identifierAt(segment: string, before = ''): Variable[] {
  const [, key] = /^\{(\w+)\}$/.exec(segment) ?? [];
  return key ? [{ key, value: `{{${NAMED[before as keyof typeof NAMED]}}}` }] : [];
}

/** There to be switched on, but for the key of a creation, which is another each time. */
function optional({ name, description, example }: Parameter): Variable {
  if (name === 'Idempotency-Key') return { key: name, value: '{{$guid}}', description };
  return { key: name, value: String(example ?? ''), description, disabled: true };
}

const SECRETS = ['client_id', 'client_secret', 'token'];

function bodyOf(type: string, { examples = {} }: MediaType): Body {
  const value = Object.values(examples)[0]?.value;
  if (type === 'application/json')
    return { mode: 'raw', raw: JSON.stringify(value, null, 2), options: { raw: { language: 'json' } } };
  const urlencoded = Object.entries(value as Record<string, string>).map(([key, given]) => ({
    key,
    value: SECRETS.includes(key) ? `{{${key}}}` : given,
  }));
  return { mode: 'urlencoded', urlencoded };
}

const keeping = (variable: string, member: string): Event => ({
  listen: 'test',
  script: {
    type: 'text/javascript',
    exec: [`if (pm.response.code < 300) pm.collectionVariables.set('${variable}', pm.response.json().${member});`],
  },
});

function resolved(document: OpenApiDocument, parameter: Parameter | Ref): Parameter {
  if (!('$ref' in parameter)) return parameter;
  const found = document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`no such parameter: ${parameter.$ref}`);
  return found;
}
