import * as z from 'zod';
import type { Database } from '@/db/database';
import { removeDocument } from '@/db/queries/answers';
import type { Requirement } from '@/db/queries/markets';
import { type Draft, type FieldFile, inputName } from '@/lib/fields/field-type';
import { fieldType } from '@/lib/fields/registry';
import { confirmationId, type StepAction } from '@/lib/fields/step-action';
import { filesAt, isTyped, itemsOf, MAX_CARDS, newCardId } from '@/lib/fields/values/cards';
import type { FormField } from '@/lib/journey/application-form';
import { takeNewer } from '@/lib/registers/take-newer';

/** A field while its step is saved: what was posted for it and the files that it holds. */
export type Held = { draft: Draft; documents: readonly FieldFile[] };

/** What a button did to a field. `at`: id of what to show next; `asking`: the card whose removal is to be confirmed. */
export type CarriedOut = Held & { at?: string; asking?: string };

/**
 * Does to a field what a button asks: adds or removes a card, discards details. A field that the button is not about is
 * given back as it was. What holds something is removed only after a second press.
 */
export async function carryOut(
  action: StepAction | null,
  field: FormField,
  held: Held,
  remove: (files: readonly FieldFile[]) => Promise<void>,
): Promise<CarriedOut> {
  if (action?.kind === 'discard_details') return discardDetails(action.fieldKey, field, held, remove);
  const { cards } = fieldType(field.inputType);
  if (cards === undefined) return held;
  const list = inputName(field.key, cards);
  if (action?.kind === 'add_card' && action.list === list) return addCard(cards, list, held);
  const card =
    action &&
    'card' in action &&
    itemsOf(held.draft, cards, held.documents).find((item) => action.card === `${list}.${item.id}`);
  if (!card) return held;
  if (action.kind === 'keep_card') return { ...held, at: action.card };
  return removeCard({ cards, list, cardId: card.id, confirmed: action.confirmed }, held, remove);
}

function addCard(cards: string, list: string, held: Held): CarriedOut {
  const present = itemsOf(held.draft, cards, held.documents);
  if (present.length >= MAX_CARDS) return { ...held, at: list };
  const added = { id: newCardId() };
  return { ...held, draft: { ...held.draft, [cards]: [...present, added] }, at: `${list}.${added.id}` };
}

async function removeCard(
  { cards, list, cardId, confirmed }: { cards: string; list: string; cardId: string; confirmed: boolean },
  { draft, documents }: Held,
  remove: (files: readonly FieldFile[]) => Promise<void>,
): Promise<CarriedOut> {
  const present = itemsOf(draft, cards, documents);
  const files = filesAt(documents, `${cards}.${cardId}`);
  const isEmpty = files.length === 0 && !present.some((card) => card.id === cardId && isTyped(card));
  const name = `${list}.${cardId}`;
  if (!isEmpty && !confirmed) return { draft, documents, at: confirmationId(name), asking: name };
  await remove(files);
  const kept = present.filter((card) => card.id !== cardId);
  const rank = present.findIndex((card) => card.id === cardId);
  const neighbour = kept[Math.min(rank, kept.length - 1)];
  return {
    draft: { ...draft, [cards]: kept },
    documents: documents.filter((document) => !files.includes(document)),
    at: neighbour ? `${list}.${neighbour.id}` : list,
  };
}

async function discardDetails(
  fieldKey: string,
  field: FormField,
  held: Held,
  remove: (files: readonly FieldFile[]) => Promise<void>,
): Promise<CarriedOut> {
  const { withoutDetails, posted } = fieldType(field.inputType);
  const draft = posted.safeParse(held.draft);
  if (fieldKey !== field.key || !withoutDetails || !draft.success) return held;
  await remove(held.documents);
  return { draft: withoutDetails(draft.data), documents: [], at: inputName(field.key, 'choice') };
}

/** Removes files of a firm, in the transaction that saves its step. */
export function fileRemover(tx: Database, firmId: string, now: Date) {
  return async (files: readonly FieldFile[]): Promise<void> => {
    for (const file of files) await removeDocument(tx, firmId, file.id, now);
  };
}

/**
 * Does what a button asks before the form is read: removes a file of the firm's, or takes what a register says now. Returns the
 * id of what to show first.
 */
export async function actFirst(
  tx: Database,
  firmId: string,
  action: StepAction | null,
  requirements: readonly Requirement[],
  now: Date,
): Promise<string | undefined> {
  switch (action?.kind) {
    case 'remove_document': {
      const id = z.uuid().safeParse(action.documentId);
      const removed = id.success ? await removeDocument(tx, firmId, id.data, now) : undefined;
      return removed && inputName(removed.fieldKey, removed.slot);
    }
    case 'take_newer': {
      const requirement = requirements.find(({ fieldKey }) => fieldKey === action.fieldKey);
      if (requirement) await takeNewer(tx, firmId, requirement);
      return requirement?.fieldKey;
    }
    case 'reuse':
      return action.from.size === 1
        ? requirements.find(({ fieldKey }) => action.from.has(fieldKey))?.fieldKey
        : undefined;
    default:
      return undefined;
  }
}
