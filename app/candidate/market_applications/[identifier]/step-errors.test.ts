import { expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import type { Refusal } from '@/lib/fields/field-type';
import { sampleField } from '@/lib/fields/testing/sample-field';
import { blankForm, type FormField } from '@/lib/journey/application-form';
import { declarationErrors } from './declaration-form';
import { stepErrors } from './step-fields';

const LABEL = 'Références des trois dernières années';

function contracts(members: Record<string, string>, refusals: Refusal[] = []): FormField {
  const field = { ...sampleField('past_contracts'), label: LABEL };
  const checked = checkAnswer(field, { contracts: [{ id: '1' }, { id: 'b2', ...members }] }, []);
  const kept = {
    locked: false,
    typed: null,
    notApplicable: null,
    provenances: {},
    register: null,
    registered: [],
    documents: [],
    refusals,
  };
  return { ...field, ...checked, ...kept, requirement: {} as FormField['requirement'] };
}

const lines = (fields: FormField[]) => stepErrors(fields).map(({ message }) => message);

it('a line of the error summary names the question, the card and the input', () => {
  const [amount, title] = [contracts({ amount: 'beaucoup' }), contracts({ title: 'é'.repeat(300) })];
  expect(lines([amount, title])).toEqual([
    `${LABEL}, référence 2, montant\u00a0: Écrivez un nombre, en chiffres. Exemples\u00a0: 12\u00a0500 ou 12\u00a0500,50`,
    `${LABEL}, référence 2, objet\u00a0: Ce texte est trop long\u00a0: 300\u00a0caractères, soit 45 de trop (255 au maximum).`,
  ]);
  expect(stepErrors([amount])[0]?.fieldId).toBe(`${amount.key}.contracts.b2.amount`);
});

it('so does a file that was refused', () => {
  const refusal = { name: 'macro.docm', code: 'macros', slot: 'contracts.b2.certificate_documents' };
  expect(lines([contracts({}, [refusal])])[0]).toMatch(
    /^Références des trois dernières années, référence 2, attestations de bonne exécution\u00a0: Le fichier «\u00a0macro\.docm\u00a0» /,
  );
});

it('and what is wrong with the declaration on honour', () => {
  const form = {
    ...blankForm([]),
    declarationDraft: { choice: 'concerned', explanation: '<b>' },
    declarationRefusals: [{ name: 'a.zip', code: 'archive', slot: 'files' }],
  };
  const said = declarationErrors(form).map(({ message }) => message);
  expect(said[0]).toMatch(/^Déclaration sur l’honneur, explication\u00a0: /);
  expect(said[1]).toMatch(/^Déclaration sur l’honneur, justificatifs\u00a0: Le fichier /);
  const unanswered = declarationErrors({ ...blankForm([]), declarationDraft: { explanation: 'Jugement.' } });
  expect(unanswered[0]?.message).toBe('Choisissez l’une des deux réponses de la déclaration sur l’honneur.');
});
