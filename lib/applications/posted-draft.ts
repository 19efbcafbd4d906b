import type { Draft } from '@/lib/fields/field-type';

/** The members posted for a field: entries named by its key, a dot, the member. */
export function draftOf(fieldKey: string, entries: ReadonlyMap<string, string>): Draft {
  const prefix = `${fieldKey}.`;
  const own = [...entries].filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}
