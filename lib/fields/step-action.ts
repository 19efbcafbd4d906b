/** What a button of a step asks for instead of « continue »: the form is saved, then the same step is shown again. */
export type StepAction =
  | { kind: 'remove_document'; documentId: string }
  /** `list`: the field's key, a dot, the member that is a list of cards. */
  | { kind: 'add_card'; list: string }
  /** `card`: the list, a dot, the card's id. Unless `confirmed`, a card that holds something stays. */
  | { kind: 'remove_card'; card: string; confirmed: boolean }
  | { kind: 'keep_card'; card: string }
  | { kind: 'discard_details'; fieldKey: string }
  /** What a register says now, instead of what it said. */
  | { kind: 'take_newer'; fieldKey: string }
  /** Answers of earlier applications, by key of field: the identifier of the application that each was shown from. */
  | { kind: 'reuse'; from: ReadonlyMap<string, string> };

/** Names of these buttons; their value says what they are about. */
export const BUTTON = {
  removeDocument: 'remove_document',
  addCard: 'add_card',
  removeCard: 'remove_card',
  removeCardConfirmed: 'remove_card_confirmed',
  keepCard: 'keep_card',
  discardDetails: 'discard_details',
  takeNewer: 'take_newer',
  reuse: 'reuse',
} as const;

/** The action of the button that was used; null for « continue ». */
export function readStepAction(posted: (name: string) => string | null): StepAction | null {
  const actions: Record<string, (value: string) => StepAction> = {
    [BUTTON.removeDocument]: (documentId) => ({ kind: 'remove_document', documentId }),
    [BUTTON.addCard]: (list) => ({ kind: 'add_card', list }),
    [BUTTON.removeCard]: (card) => ({ kind: 'remove_card', card, confirmed: false }),
    [BUTTON.removeCardConfirmed]: (card) => ({ kind: 'remove_card', card, confirmed: true }),
    [BUTTON.keepCard]: (card) => ({ kind: 'keep_card', card }),
    [BUTTON.discardDetails]: (fieldKey) => ({ kind: 'discard_details', fieldKey }),
    [BUTTON.takeNewer]: (fieldKey) => ({ kind: 'take_newer', fieldKey }),
    [BUTTON.reuse]: (value) => ({ kind: 'reuse', from: readReused(value) }),
  };
  for (const [name, toAction] of Object.entries(actions)) {
    const value = posted(name);
    if (value !== null) return toAction(value);
  }
  return null;
}

/** Id of what asks whether a card is really to be removed. */
export const confirmationId = (cardName: string) => `${cardName}.confirmation`;

/** The value of a button that takes earlier answers: `key@FT… key@FT…`. */
export const reusedValue = (from: Iterable<readonly [key: string, identifier: string]>) =>
  [...from].map((pair) => pair.join('@')).join(' ');

const readReused = (value: string): ReadonlyMap<string, string> =>
  new Map([...value.matchAll(/([^\s@]+)@([^\s@]+)/g)].map(([, key = '', identifier = '']) => [key, identifier]));
