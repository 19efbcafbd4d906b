import { expect, it } from 'vitest';
import { BUTTON, readStepAction } from './step-action';

const read = (posted: Record<string, string>) => readStepAction((name) => posted[name] ?? null);

it('no button but « continue » is no action', () => {
  expect(read({})).toBeNull();
  expect(read({ text: 'remove_card' })).toBeNull();
});

it.each([
  [BUTTON.removeDocument, { kind: 'remove_document', documentId: 'x' }],
  [BUTTON.addCard, { kind: 'add_card', list: 'x' }],
  [BUTTON.removeCard, { kind: 'remove_card', card: 'x', confirmed: false }],
  [BUTTON.removeCardConfirmed, { kind: 'remove_card', card: 'x', confirmed: true }],
  [BUTTON.keepCard, { kind: 'keep_card', card: 'x' }],
  [BUTTON.discardDetails, { kind: 'discard_details', fieldKey: 'x' }],
])('the button %s says what it is about', (name, action) => {
  expect(read({ [name]: 'x' })).toEqual(action);
});
