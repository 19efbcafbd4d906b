import { type Item, itemsOf } from '@/lib/fields/values/cards';
import type { Draft, FieldFile } from './field-type';

const ITEM_SLOT = /^([a-z_]+)\.([a-z0-9]{1,16})\.([a-z_]+)$/;

/** True when a path is one of these slots, whose `*` stands for the id of a card. */
export function isFileSlot(slots: readonly string[], path: string): boolean {
  return !path.includes('*') && slots.includes(path.replace(ITEM_SLOT, '$1.*.$3'));
}

/** A draft with the ids of its files, each list in the member that carries them: what `stored` reads. */
export function withFiles(draft: Draft, slots: readonly string[], documents: readonly Slotted[]): Draft {
  const filled: Draft = { ...draft };
  for (const slot of slots) {
    const [list = '', star, inner] = slot.split('.');
    if (star === undefined || inner === undefined) filled[slot] = idsAt(documents, slot);
    else filled[list] = itemsOf(filled, list, documents).map((item) => withItemFiles(item, list, inner, documents));
  }
  return filled;
}

type Slotted = Pick<FieldFile, 'id' | 'slot'>;

function withItemFiles(item: Item, list: string, inner: string, documents: readonly Slotted[]): Item {
  return { ...item, [inner]: idsAt(documents, `${list}.${item.id}.${inner}`) };
}

const idsAt = (documents: readonly Slotted[], slot: string) =>
  documents.filter((document) => document.slot === slot).map(({ id }) => id);
