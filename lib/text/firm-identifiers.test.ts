import { expect, it } from 'vitest';
import { type FirmIdentifier, identifierInWords, identifierPair } from './firm-identifiers';

const NUMBER = '130\u00a0025\u00a0265\u00a000013';

it.each<[FirmIdentifier, string, string, string]>([
  [{ siret: '13002526500013', foreignIdentifier: null }, 'SIRET', NUMBER, `SIRET\u00a0${NUMBER}`],
  [
    { siret: null, foreignIdentifier: { country: 'DE', kind: 'vat', value: 'DE136695976' } },
    'Numéro de TVA (Allemagne)',
    'DE136695976',
    'numéro de TVA\u00a0DE136695976, Allemagne',
  ],
  [
    { siret: null, foreignIdentifier: { country: 'FR', kind: 'being_registered', value: null } },
    'Immatriculation',
    'en cours en France',
    'en cours d’immatriculation en France',
  ],
  [{ siret: null, foreignIdentifier: null }, 'SIRET', 'non renseigné', 'SIRET\u00a0non renseigné'],
])('%j is told beside a label, and in a sentence', (firm, label, value, words) => {
  expect(identifierPair(firm)).toEqual({ label, value });
  expect(identifierInWords(firm)).toBe(words);
});
