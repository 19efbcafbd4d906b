import { SYNC_STATUSES } from '@/db/schema/deliveries';
import { DEFAULT_LIMIT, MAX_LIMIT } from '@/lib/api/pages';
import { APPLICATION_ID, MARKET_ID } from '@/lib/shapes/example';
import { apiParameterText as text } from '@/lib/text/api-answers';
import { DELIVERY_ID } from './examples';
import type { Parameter } from './types';

const inPath = (name: string, example: string) =>
  ({ name, in: 'path', required: true, schema: { type: 'string' }, example }) as const;

/** Parameters, by component name. */
const PARAMETERS = {
  MarketIdentifier: inPath('identifier', MARKET_ID),
  ApplicationIdentifier: inPath('identifier', APPLICATION_ID),
  DeliveryId: inPath('id', DELIVERY_ID),
  Market: { name: 'market', in: 'query', schema: { type: 'string' }, example: MARKET_ID },
  GroupMember: {
    name: 'member',
    in: 'query',
    schema: { type: 'integer', minimum: 1, maximum: 999, default: 1 },
  },
  Limit: {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
  },
  Cursor: { name: 'cursor', in: 'query', schema: { type: 'string' } },
  Status: { name: 'status', in: 'query', schema: { type: 'string', enum: [...SYNC_STATUSES] } },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
    example: '6f1f2a58-4f0b-4c55-a9a5-4a8d2f3f7b11',
  },
  AcceptLanguage: { name: 'Accept-Language', in: 'header', schema: { type: 'string' }, example: 'en' },
  AcceptTable: {
    name: 'Accept',
    in: 'header',
    schema: { type: 'string' },
    example: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  Range: { name: 'Range', in: 'header', schema: { type: 'string' }, example: 'bytes=0-1023' },
  IfMatch: { name: 'If-Match', in: 'header', schema: { type: 'string' } },
  IfNoneMatch: { name: 'If-None-Match', in: 'header', schema: { type: 'string' } },
} satisfies Record<string, Omit<Parameter, 'description'>>;

export type ParameterName = keyof typeof PARAMETERS;

export const parameterRef = (name: ParameterName) => ({ $ref: `#/components/parameters/${name}` });

export function componentParameters(): Record<string, Parameter> {
  const names = Object.keys(PARAMETERS) as ParameterName[];
  return Object.fromEntries(names.map((name) => [name, { ...PARAMETERS[name], description: text[name] }]));
}
