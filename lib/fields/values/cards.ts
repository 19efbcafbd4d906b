import type { Draft, FieldFile } from '@/lib/fields/field-type';
import { hasVisible } from '@/lib/input/unseen-characters';

/**
 * Lists in a draft: cards that one adds and removes, or years in a fixed number. An item's `id` is in the names of its
 * inputs and in the slots of its files, and never changes: a file stays with its card when an earlier one is removed.
 */
export type Item = { id: string } & Record<string, unknown>;

/** Catalogue: people, contracts and samples. */
export const MAX_CARDS = 50;

/** The card that an empty list shows, so that one can type at once. */
const FIRST_CARD_ID = '1';

/** A card's own name, which no other card of its list ever had: one that is shown in another tab stays another card. */
export function newCardId(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** The items of a list, in order. Files may have arrived without the form they were in: their card is shown too. */
export function itemsOf(draft: Draft, list: string, documents: readonly Pick<FieldFile, 'slot'>[] = []): Item[] {
  const typed = Array.isArray(draft[list]) ? (draft[list] as Item[]) : [];
  const known = new Set(typed.map((item) => item.id));
  const withFiles = documents.map(({ slot }) => slot.split('.')).filter(([member]) => member === list);
  const others = new Set(withFiles.flatMap(([, id]) => (id !== undefined && !known.has(id) ? [id] : [])));
  return [...typed, ...[...others].map((id) => ({ id }))];
}

/** The cards to draw: one that is empty when there is none. */
export function cardsToDraw(draft: Draft, list: string, documents: readonly Pick<FieldFile, 'slot'>[]): Item[] {
  const cards = itemsOf(draft, list, documents);
  return cards.length > 0 ? cards : [{ id: FIRST_CARD_ID }];
}

/** The files of one card, or of another path of the answer. */
export function filesAt<File extends Pick<FieldFile, 'slot'>>(documents: readonly File[], path: string): File[] {
  return documents.filter(({ slot }) => slot.startsWith(`${path}.`));
}

/** True when something was typed in a card: its removal is then asked for twice. */
export function isTyped({ id, ...members }: Item): boolean {
  return Object.values(members).some((typed) => typeof typed === 'string' && hasVisible(typed));
}

/** What was typed in the member at this path. */
export function typedAt(draft: Draft, path: string): unknown {
  const [member = '', id, inner] = path.split('.');
  if (id === undefined || inner === undefined) return draft[member];
  return itemsOf(draft, member).find((item) => item.id === id)?.[inner];
}
