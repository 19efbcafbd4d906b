import { expect, it } from 'vitest';
import { sampleField } from '@/lib/fields/testing/sample-field';
import type { FormField } from '@/lib/journey/application-form';
import type { RegisterSaid } from '@/lib/registers/register-said';
import { registerInWords } from './register-in-words';

const AT = new Date('2026-11-29T10:00:00Z');
const LATER = new Date('2026-12-01T10:00:00Z');
const NEWER = { value: { text: 'NOUVEAU NOM' }, choices: [], known: null, answeredAt: LATER, validUntil: null };

const said = (given: Partial<RegisterSaid>): RegisterSaid => ({
  ...{ register: 'insee', state: 'found', isProtected: false, value: { text: 'ANCIEN NOM' }, choices: [] },
  ...{ statement: null, known: null, validUntil: null, notices: [], reference: null, answeredAt: AT, dueAt: null },
  newer: null,
  ...given,
});

/** `typed`: by the firm; without it, what the register said counts. */
function words(register: RegisterSaid, typed?: string) {
  const value = typed === undefined ? register.value : { text: typed };
  const field = {
    ...{ ...sampleField('text'), inputType: 'text', locked: false, draft: {}, value, typed: null },
    ...{ notApplicable: null, provenances: {}, register, problems: [], refusals: [], documents: [], registered: [] },
    requirement: {} as FormField['requirement'],
  } satisfies FormField;
  return registerInWords(field, LATER);
}

it('what a register says now is told beside what it said, which stays', () => {
  const told = words(said({ newer: NEWER }));
  expect(told?.value).toBe('ANCIEN NOM');
  expect(told?.newer).toMatch(/indique maintenant\u00a0: NOUVEAU NOM \(Répertoire Sirene de l’Insee, le 01\/12\/2026/);
});

it('that it says nothing any more is told too', () => {
  expect(words(said({ newer: { ...NEWER, value: null } }))?.newer).toMatch(/n’indique plus rien/);
});

it('several names to choose from are told as such', () => {
  const newer = { ...NEWER, value: null, choices: ['Anne LEFEVRE', 'Marc DELAUNAY'] };
  const told = words(said({ value: null, choices: ['Anne LEFEVRE'], newer }), '');
  expect(told?.newer).toContain('Anne LEFEVRE ; Marc DELAUNAY');
});

it('nothing of it where the register says the same, or the firm answered itself', () => {
  expect(words(said({}))?.newer).toBeUndefined();
  expect(words(said({ newer: NEWER }), 'Menuiserie Lefèvre')?.newer).toBeUndefined();
});
