import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { operations, type ProtectedName } from '@/demo/registers/operations';

/** Folder of the official files, which the project does not hold. */
export const samples = process.env.OFFICIAL_SAMPLES;

type Schema = Record<string, unknown>;
type Paths = Record<string, { get: { responses: Record<string, { content?: Record<string, { schema: Schema }> }> } }>;

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);

/**
 * Returns what says why an answer is not the official one; an empty text when it is. A status that the official
 * description does not give to an operation is a fault too, but for 500.
 */
export function protectedShapes(folder: string) {
  const description = JSON.parse(readFileSync(join(folder, 'registers/openapi-subset.json'), 'utf8'));
  const paths: Paths = description.paths;
  const error: Schema = description.components.schemas.Error;
  return (name: ProtectedName, status: number, body: unknown): string => {
    const response = paths[operations[name].path]?.get.responses[String(status)];
    if (response === undefined && status !== 500) return `no ${status} in the official description`;
    const schema = status === 200 ? response?.content?.['application/json']?.schema : error;
    return explain(schema ?? error, body);
  };
}

/**
 * The same for Recherche d’entreprises, whose description does not say what may be null: everything may. A manager is one
 * of two shapes that overlap.
 */
export async function searchShape(folder: string) {
  const validator = new Validator();
  await validator.validate(join(folder, 'registers/recherche-entreprises.yml'));
  const { schemas } = (validator.specification as { components: { schemas: Record<string, Schema> } }).components;
  const open = JSON.parse(
    JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/').replaceAll('"oneOf"', '"anyOf"'),
    (_key, value) => (typeof value?.type === 'string' ? { ...value, nullable: true } : value),
  );
  return (body: unknown): string => explain({ $ref: '#/$defs/payload', $defs: open }, body);
}

function explain(schema: Schema, body: unknown): string {
  const validate = ajv.compile(modern(schema) as Schema);
  return validate(body) ? '' : ajv.errorsText(validate.errors);
}

/** From OpenAPI 3.0 to JSON Schema: `nullable`, and types and formats that are none. */
function modern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modern);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, example, format, ...rest } = value as Schema;
  const schema: Schema = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, modern(each)]));
  if (format === 'date' || format === 'date-time') schema.format = format === 'date' ? 'date' : undefined;
  if (schema.type === 'date') schema.type = 'string';
  if (nullable !== true || typeof schema.type !== 'string') return schema;
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }),
  };
}
