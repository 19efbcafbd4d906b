import type { Draft } from '@/lib/fields/field-type';

type ListItem = { id: string } & Record<string, string>;

/** What a draft says, by path: `text`, or `people.1.last_name` for the member of an item. */
export function leavesOf(draft: Draft): Map<string, string> {
  const leaves = Object.entries(draft).flatMap(([member, typed]): [string, string][] => {
    if (!Array.isArray(typed)) return [[member, String(typed)]];
    return (typed as ListItem[]).flatMap(({ id, ...inner }) =>
      Object.entries(inner).map(([name, text]): [string, string] => [`${member}.${id}.${name}`, text]),
    );
  });
  return new Map(leaves);
}

/** The same draft with something else typed at this path. */
export function withLeaf(draft: Draft, path: string, typed: string): Draft {
  const [member = '', id, inner] = path.split('.');
  if (id === undefined || inner === undefined) return { ...draft, [member]: typed };
  const items = draft[member] as ListItem[];
  return { ...draft, [member]: items.map((item) => (item.id === id ? { ...item, [inner]: typed } : item)) };
}
