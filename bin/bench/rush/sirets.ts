import { isSiret } from '@/demo/registers/luhn';

let rank = 0;

/** A SIRET that no other call of this process returned; it passes the check and is, in all likelihood, nobody's. */
export function nextSiret(): string {
  rank += 1;
  const start = `999${String(rank).padStart(10, '0')}`;
  const last = Array.from({ length: 10 }, (_, digit) => digit).find((digit) => isSiret(`${start}${digit}`));
  return `${start}${last}`;
}
