import { withoutInvisible } from './input/unseen-characters';

const LENGTH = 14;
const LA_POSTE_SIREN = '356000000';

export type SiretCheck =
  | { ok: true; siret: string }
  | {
      ok: false;
      reason: 'empty' | 'not_digits' | 'length' | 'checksum';
      /** How many digits were given, when that is what is wrong. */
      digits?: number;
    };

/** Drops every kind of space and whatever else cannot be seen: a SIRET is printed and pasted in groups. */
export function normaliseSiret(text: string): string {
  return withoutInvisible(text);
}

/**
 * Is it a SIRET? Takes it typed with or without spaces, returns it as 14 digits, or says what is wrong.
 *
 * Rule (INSEE, répertoire Sirene): 14 digits whose Luhn sum (ISO/IEC 7812-1) is a multiple of 10. Exception: the
 * establishments of La Poste (SIREN 356 000 000), too many for Luhn, need only a sum of digits that is a multiple of 5.
 * Fourteen zeros pass Luhn, and are none (contract §3).
 * That the establishment exists is another question, which only the register answers.
 */
export function checkSiret(text: string): SiretCheck {
  const siret = normaliseSiret(text);
  if (siret === '') return { ok: false, reason: 'empty' };
  if (!/^[0-9]+$/.test(siret)) return { ok: false, reason: 'not_digits' };
  if (siret.length !== LENGTH) return { ok: false, reason: 'length', digits: siret.length };
  const isSum = luhnSum(siret) % 10 === 0 || (siret.startsWith(LA_POSTE_SIREN) && digitSum(siret) % 5 === 0);
  return isSum && digitSum(siret) > 0 ? { ok: true, siret } : { ok: false, reason: 'checksum' };
}

/** `13002526500013` as people read it: « 130 025 265 00013 », with U+00A0. Anything but 14 digits comes back unchanged. */
export function formatSiret(siret: string): string {
  return siret.replace(/^([0-9]{3})([0-9]{3})([0-9]{3})([0-9]{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4');
}

function digitSum(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + Number(digit), 0);
}

/** Every second digit from the right counts double; a double above 9 counts as the sum of its two digits. */
function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}
