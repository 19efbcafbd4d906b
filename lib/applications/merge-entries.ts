import { markOf, type Seen, wasSeen } from '@/lib/forms/marks';
import { cardOf, withCards } from './posted-draft';

type Entries = ReadonlyMap<string, string>;

/** Something that somebody else saved since a form was drawn. `isConflict`: this form says something else there. */
export type Change = { name: string; saved: string; isConflict: boolean };

export type Merged = { entries: Map<string, string>; changes: Change[] };

/**
 * What two people made of the same form (docs/decisions/0017), input by input: a change that only one of them made
 * since the form was drawn is kept. Where both made one, and differently, what is saved stays until the other has been
 * read. Cards are entries too: one that was added or removed elsewhere comes or goes, unless something was typed in it
 * here.
 */
export function mergeEntries(posted: Entries, saved: Entries, seen: Seen): Merged {
  const mine = withCards(posted);
  const theirs = withCards(saved);
  const entries = new Map<string, string>();
  const changes: Change[] = [];
  for (const name of new Set([...mine.keys(), ...theirs.keys()])) {
    const verdict = judge(name, mine.get(name), theirs.get(name), seen);
    const kept = verdict === 'mine' ? mine.get(name) : theirs.get(name);
    if (kept !== undefined) entries.set(name, kept);
    if (verdict !== 'mine') {
      changes.push({ name, saved: theirs.get(name) ?? '', isConflict: verdict === 'conflict' });
    }
  }
  return withoutRemovedCards({ entries, changes }, { mine, seen });
}

function judge(name: string, mine: string | undefined, theirs: string | undefined, seen: Seen) {
  if (markOf(mine) === markOf(theirs) || wasSeen(seen, name, theirs)) return 'mine';
  return markOf(mine) === (seen.get(name)?.[0] ?? '') ? 'theirs' : 'conflict';
}

/** A card that was removed elsewhere goes whole; what was typed in it here since is in conflict, whole as well. */
function withoutRemovedCards(merged: Merged, { mine, seen }: { mine: Entries; seen: Seen }): Merged {
  const isGone = (name: string) => {
    const card = cardOf(name);
    return card !== undefined && mine.has(card) && !merged.entries.has(card);
  };
  const gone = [...mine.keys()].filter(isGone);
  const touched = new Set(gone.filter((name) => markOf(mine.get(name)) !== (seen.get(name)?.[0] ?? '')).map(cardOf));
  const entries = new Map([...merged.entries].filter(([name]) => !isGone(name)));
  const conflicts = gone.filter((name) => touched.has(cardOf(name)));
  const others = merged.changes.filter(({ name }) => !isGone(name) && !touched.has(name));
  return { entries, changes: [...others, ...conflicts.map((name) => ({ name, saved: '', isConflict: true }))] };
}
