import type { Block, FileReference } from '@/lib/fields/blocks';
import type { Draft } from '@/lib/fields/field-type';
import { fieldText } from '@/lib/text/fields';
import { itemsOf } from './cards';

/** How the cards of a list are spoken of. */
export type CardWords = {
  title: (rank: number) => string;
  add: string;
  remove: (rank: number) => string;
  removed: (rank: number) => string;
  full: string;
};

/** A label and its value for each thing that was given in a card. */
export function givenPairs(pairs: readonly (readonly [label: string, value: string])[]): Block[] {
  return pairs.filter(([, value]) => value !== '').map(([label, value]) => ({ kind: 'pair', label, value }));
}

/** The files with these ids, in the order of the ids. */
export function filesWithIds(ids: readonly string[], documents: readonly FileReference[]): FileReference[] {
  return ids.flatMap((id) => documents.find((document) => document.id === id) ?? []);
}

/** « Personne 2, nom »: a member of a card, for the summary of what is to mend. `labels`: by name of the member. */
export function nameOfCardMember(list: string, words: CardWords, labels: Record<string, string>) {
  return (path: string, draft: Draft): string | undefined => {
    const [member = '', id, inner = ''] = path.split('.');
    if (member !== list || id === undefined) return labels[member];
    const rank = itemsOf(draft, list).findIndex((card) => card.id === id) + 1;
    const title = words.title(rank || 1);
    const label = labels[inner];
    return label ? fieldText.memberOf(title, label) : title;
  };
}
