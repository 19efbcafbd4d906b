import type { Draft } from '@/lib/fields/field-type';
import type { Item } from '@/lib/fields/values/cards';
import { keepable } from '@/lib/keepable';

/** `people.3f9a1b7c.last_name`: a member of an item of a list, the item being named by its id. */
const ITEM_MEMBER = /^([a-z_]+)\.([a-z0-9]{1,16})\.([a-z_]+)$/;
const CARD = /^[a-z_]+\.[a-z0-9]{1,16}$/;

/** What an entry of a card's own name holds: that the card exists, though nothing be typed in it. */
export const CARD_EXISTS = 'card';

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
    if (value === CARD_EXISTS && CARD.test(path)) {
      inside(inside(lists, path.slice(0, path.indexOf('.'))), path.slice(path.indexOf('.') + 1));
      continue;
    }
    const [, list, id, member] = ITEM_MEMBER.exec(path) ?? [];
    if (list === undefined || id === undefined || member === undefined) members.set(path, keepable(value));
    else inside(inside(lists, list), id).set(member, keepable(value));
  }
  const items = [...lists].map(([list, byId]) => [list, [...byId].map(toItem)] as const);
  return Object.fromEntries<unknown>([...members, ...items]);
}

/** The inverse: a draft as entries, in the order of the page. The name of a card is an entry too, empty as it may be. */
export function entriesOf(fieldKey: string, draft: Draft): Map<string, string> {
  const entries = new Map<string, string>();
  for (const [member, typed] of Object.entries(draft)) {
    if (typeof typed === 'string') entries.set(`${fieldKey}.${member}`, typed);
    if (!Array.isArray(typed)) continue;
    for (const { id, ...members } of typed as Item[]) {
      entries.set(`${fieldKey}.${member}.${id}`, CARD_EXISTS);
      for (const [inner, text] of Object.entries(members)) {
        if (typeof text === 'string') entries.set(`${fieldKey}.${member}.${id}.${inner}`, text);
      }
    }
  }
  return entries;
}

/** The name of the card that an input is in; undefined when it is in none. */
export function cardOf(name: string): string | undefined {
  return /^(\w+\.[a-z_]+\.[a-z0-9]{1,16})\.[a-z_]+$/.exec(name)?.[1];
}

/** Entries as a browser posts them, each card they are of before its first one. */
export function withCards(entries: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, text] of entries) {
    const card = cardOf(name);
    if (card) found.set(card, CARD_EXISTS);
    found.set(name, text);
  }
  return found;
}

function inside<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const found = maps.get(key) ?? new Map<string, Value>();
  maps.set(key, found);
  return found;
}

function toItem([id, members]: [string, Map<string, string>]) {
  return { ...Object.fromEntries(members), id };
}
