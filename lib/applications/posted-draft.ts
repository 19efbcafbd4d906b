import type { Draft } from '@/lib/fields/field-type';

/** The members posted for a field: entries named by its key, a dot, the member. */
export function draftOf(fieldKey: string, entries: ReadonlyMap<string, string>): Draft {
  const prefix = `${fieldKey}.`;
  const own = [...entries].filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), keepable(value)]));
}

/** PostgreSQL keeps neither NUL nor half a character in JSON: U+0001, which is refused as well, stands for NUL. */
function keepable(value: string): string {
  return value.replaceAll('\u0000', '\u0001').toWellFormed();
}
