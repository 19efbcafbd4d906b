import { MarkedText } from '@/components/documentation/marked-text';
import { type Fact, Facts } from '@/components/layout/facts';
import { type MemberRow, memberRows, nameOf } from '@/lib/api/openapi/members';
import type { OpenApiDocument, Parameter, Schema } from '@/lib/api/openapi/types';
import { apiPageText as text } from '@/lib/text/api-guide';

/** The members of a body that an integrator writes: name, type, what they are. */
export function Members({ document, schema }: { document: OpenApiDocument; schema: Schema }) {
  const rows = memberRows(document, schema);
  const presence = (row: MemberRow) => (row.required ? text.required : text.optional);
  return rows.length === 0 ? null : <Facts facts={rows.map((row) => memberFact(row, [presence(row)]))} />;
}

/** Those of a body that one reads: what may be absent is said. */
export function AnswerMembers({ document, schema }: { document: OpenApiDocument; schema: Schema }) {
  const rows = memberRows(document, schema);
  return <Facts facts={rows.map((row) => memberFact(row, row.required ? [] : [text.optional]))} />;
}

/** Where the members of a body are told, once for all operations. */
export function SchemaLink({ document, schema }: { document: OpenApiDocument; schema: Schema }) {
  const name = nameOf(schema.$ref);
  if (name === undefined || memberRows(document, schema).length === 0) return null;
  return (
    <p className="fr-mb-1w">
      {text.members} <a href={`#${name}`}>{name}</a>
    </p>
  );
}

function memberFact(row: MemberRow, notes: string[]): Fact {
  return {
    key: row.path,
    label: (
      <>
        <code>{row.path}</code>
        <span className="pm-type">{[typeOf(row), ...notes].join(', ')}</span>
      </>
    ),
    value: (
      <>
        <MarkedText>{row.description}</MarkedText>
        {row.reference && (
          <>
            {' '}
            <a href={`#${row.reference}`}>{row.reference}</a>
          </>
        )}
        {row.values.length > 0 && <Values values={row.values} />}
      </>
    ),
  };
}

function typeOf({ types, nullable, maxLength, format }: MemberRow): string {
  const names = types.map((type) => text.types[format ?? type] ?? text.types[type] ?? type).join(', ');
  const type = nullable ? `${names} ${text.nullable}` : names;
  return maxLength === undefined ? type : `${type}, ${text.maxLength(maxLength)}`;
}

function Values({ values }: { values: unknown[] }) {
  return (
    <span className="pm-values">
      {text.valuesLabel} <MarkedText>{values.map((value) => `\`${value}\``).join(', ')}</MarkedText>
    </span>
  );
}

/** What goes in the path, the query or the header fields. */
export function Parameters({ parameters }: { parameters: Parameter[] }) {
  return <Facts facts={parameters.map(parameterFact)} />;
}

function parameterFact({ name, in: place, required = false, description, schema }: Parameter): Fact {
  const values = Array.isArray(schema.enum) ? schema.enum : [];
  return {
    key: name,
    label: (
      <>
        <code>{name}</code>
        <span className="pm-type">{[text.headerIn[place], required ? text.required : text.optional].join(', ')}</span>
      </>
    ),
    value: (
      <>
        <MarkedText>{description}</MarkedText>
        {values.length > 0 && <Values values={values} />}
      </>
    ),
  };
}
