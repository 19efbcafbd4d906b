import { expect, it } from 'vitest';
import { faultsOfWanted, readWanted } from './wanted-field';

const RIGHT = {
  buyerLabel: 'Bilan',
  buyerHelp: 'Aide',
  candidateLabel: 'Votre bilan ?',
  candidateHelp: 'Aide',
  place: '1',
};
const faults = (changes: Record<string, string>) => faultsOfWanted(readWanted({ ...RIGHT, ...changes }), 3);

it('texts of the catalogue are read without what pasting brought unseen', () => {
  const { texts } = readWanted({ ...RIGHT, buyerLabel: '\ufeffBilan\u2028  de\u0007 l’année\u200b' });
  expect(texts.buyerLabel).toBe('Bilan de l’année');
  expect(faults({})).toEqual([]);
});

it('one in which nothing is seen is missing, one with a tag is refused, one too long is told in numbers', () => {
  expect(faults({ buyerLabel: '\u3164' })).toMatchObject([{ fieldId: 'buyerLabel' }]);
  expect(faults({ buyerHelp: 'a <b>' })[0]?.message).toMatch(/^Aide pour l’acheteur\u00a0: Le signe/);
  expect(faults({ buyerLabel: 'é'.repeat(215) })[0]?.message).toMatch(
    /^Libellé pour l’acheteur\u00a0: .* 215\u00a0caractères, soit 15 de trop \(200 au maximum\)/,
  );
});
