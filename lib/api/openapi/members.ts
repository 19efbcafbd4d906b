import type { OpenApiDocument, Schema } from './types';

/** One member of a body, flat: `public_market.lots[].name`. */
export type MemberRow = {
  path: string;
  types: string[];
  nullable: boolean;
  required: boolean;
  description: string;
  /** Words it is limited to. */
  values: unknown[];
  maxLength?: number | undefined;
  format?: string | undefined;
  /** The named schema that describes it, shown on its own. */
  reference?: string | undefined;
};

/** The members of a schema, from the outermost in, as a reader needs them; nothing for a body without members. */
export function memberRows(document: OpenApiDocument, schema: Schema, prefix = ''): MemberRow[] {
  const resolved = resolve(document, schema);
  const variants = alternatives(document, resolved);
  if (variants.length > 1) return mergeRows(variants.map((variant) => memberRows(document, variant, prefix)));
  const [only = resolved] = variants;
  if (only.type === 'array' && only.items) return memberRows(document, only.items, `${prefix}[]`);
  const required = only.required ?? [];
  return Object.entries(only.properties ?? {}).flatMap(([name, member]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const shown = row(document, path, member, required.includes(name));
    return shown.reference ? [shown] : [shown, ...memberRows(document, member, path)];
  });
}

export const nameOf = (ref: string | undefined) => ref?.replace('#/components/schemas/', '');

/** The named schemas that successes answer with, and those they refer to, in the order in which one meets them. */
export function answeredSchemas(document: OpenApiDocument): string[] {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  const bodies = operations.flatMap(({ responses }) =>
    Object.entries(responses).flatMap(([status, answer]) =>
      status.startsWith('2') && 'content' in answer ? Object.values(answer.content ?? {}) : [],
    ),
  );
  const names = new Set<string>();
  const follow = (value: unknown) => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (names.has(name) || memberRows(document, { $ref: `#/components/schemas/${name}` }).length === 0) continue;
      names.add(name);
      follow(document.components.schemas[name]);
    }
  };
  follow(bodies.map(({ schema }) => schema));
  return [...names];
}

function resolve(document: OpenApiDocument, schema: Schema): Schema {
  const name = nameOf(schema.$ref);
  return name === undefined ? schema : { ...document.components.schemas[name], ...schema, $ref: undefined };
}

/** What a value may be, `null` apart. */
function alternatives(document: OpenApiDocument, schema: Schema): Schema[] {
  const given = schema.anyOf ?? schema.oneOf ?? [schema];
  return given.map((each) => resolve(document, each)).filter(({ type }) => type !== 'null');
}

/** The same member in several variants is shown once; it is required if all of them require it. */
function mergeRows(variants: MemberRow[][]): MemberRow[] {
  const paths = [...new Set(variants.flat().map(({ path }) => path))];
  return paths.flatMap((path) => {
    const rows = variants.flatMap((variant) => variant.filter((each) => each.path === path));
    const [first] = rows;
    const required = rows.length === variants.length && rows.every((each) => each.required);
    return first ? [{ ...first, required, values: rows.flatMap(({ values }) => values) }] : [];
  });
}

function row(document: OpenApiDocument, path: string, member: Schema, required: boolean): MemberRow {
  const resolved = resolve(document, member);
  const [value = resolved] = alternatives(document, resolved);
  const types = [value.type ?? []].flat();
  const anyOf = (resolved.anyOf ?? []).map((each) => resolve(document, each).type);
  const limits = { ...value, ...resolved };
  return {
    path,
    types: types.filter((type) => type !== 'null'),
    nullable: types.includes('null') || anyOf.includes('null'),
    required,
    description: resolved.description ?? value.description ?? '',
    values: valuesOf(value),
    maxLength: number(limits.maxLength),
    format: limits.format,
    reference: nameOf(member.$ref ?? member.items?.$ref),
  };
}

function valuesOf(schema: Schema): unknown[] {
  const { enum: words = schema.items?.enum ?? [], const: constant } = schema;
  return (constant === undefined ? words : [constant]).filter((word) => word !== null);
}

const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
