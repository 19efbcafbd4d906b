/** A statement as the application sent it: its text, and the values given with it. */
export type Statement = { text: string; values: string[] };

const MAX_VALUE_CHARACTERS = 2_000;
const ENDS_TRANSACTION = /^\s*commit\b/i;

/**
 * What the server runs in the place of a statement: it really fails, with XX000, and says what PostgreSQL says in its
 * worst cases: the values, both at the end of the message ("invalid input syntax for type …") and in the detail
 * ("Failing row contains (…)"). A COMMIT that fails leaves no transaction open, as PostgreSQL's own does.
 */
export function failingStatement({ text, values }: Statement): string {
  const said = values.map((value) => value.slice(0, MAX_VALUE_CHARACTERS).replaceAll('\0', ''));
  const message = `invalid input syntax for type injected: "${said.at(-1) ?? ''}"`;
  const detail = `Failing row contains (${said.join(', ')}).`;
  const raise = `raise exception using errcode = 'XX000', message = ${quote(message)}, detail = ${quote(detail)}`;
  const failing = `do ${quote(`begin ${raise}; end`)}`;
  return ENDS_TRANSACTION.test(text) ? `rollback; ${failing}` : failing;
}

/** A literal, whatever `standard_conforming_strings` says. */
const quote = (text: string) => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
