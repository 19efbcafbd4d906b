const laPoste = '356000000';

/** Whether it is a SIREN: nine digits with a Luhn sum. */
export const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && luhnSum(text) % 10 === 0;

/** Whether it is a SIRET: fourteen digits with a Luhn sum; those of La Poste, too many for it, have a plain one. */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  return luhnSum(text) % 10 === 0 || (text.startsWith(laPoste) && digitSum(text) % 5 === 0);
}

const digitSum = (digits: string): number => [...digits].reduce((sum, digit) => sum + Number(digit), 0);

function luhnSum(digits: string): number {
  return [...digits]
    .reverse()
    .reduce((sum, digit, place) => sum + digitSum(String(Number(digit) * (1 + (place % 2)))), 0);
}
