import type { Draft } from '@/lib/fields/field-type';

/** `people.3f9a1b7c.last_name`: a member of an item of a list, the item being named by its id. */
const ITEM_MEMBER = /^([a-z_]+)\.([a-z0-9]{1,16})\.([a-z_]+)$/;

/**
 * The members posted for a field: entries named by its key, a dot, the member. Members of items become lists, in the
 * order of the page: `people.a.last_name` and `people.b.last_name` give `{ people: [{ id: 'a', last_name }, { id: 'b', … }] }`.
 */
export function draftOf(fieldKey: string, entries: ReadonlyMap<string, string>): Draft {
  const prefix = `${fieldKey}.`;
  const members = new Map<string, string>();
  const lists = new Map<string, Map<string, Map<string, string>>>();
  for (const [name, value] of entries) {
    if (!name.startsWith(prefix)) continue;
    const path = name.slice(prefix.length);
    const [, list, id, member] = ITEM_MEMBER.exec(path) ?? [];
    if (list === undefined || id === undefined || member === undefined) members.set(path, keepable(value));
    else inside(inside(lists, list), id).set(member, keepable(value));
  }
  const items = [...lists].map(([list, byId]) => [list, [...byId].map(toItem)] as const);
  return Object.fromEntries<unknown>([...members, ...items]);
}

function inside<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const found = maps.get(key) ?? new Map<string, Value>();
  maps.set(key, found);
  return found;
}

function toItem([id, members]: [string, Map<string, string>]) {
  return { ...Object.fromEntries(members), id };
}

/** PostgreSQL keeps neither NUL nor half a character in JSON: U+0001, which is refused as well, stands for NUL. */
function keepable(value: string): string {
  return value.replaceAll('\u0000', '\u0001').toWellFormed();
}
