import { randomBytes, randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that an identifier read aloud or copied by hand stays unambiguous. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function randomCharacters(count: number): string {
  return Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

const parisDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** `VR-2026-XXXXXXXXXXXX`: year of creation in Paris, then 60 random bits. No secret: it opens nothing. */
export function newMarketIdentifier(now: Date): string {
  return `VR-${parisDate.format(now).slice(0, 4)}-${randomCharacters(12)}`;
}

/** `FT20261122XXXXXXXX`: date of creation in Paris, then 40 random bits. */
export function newApplicationIdentifier(now: Date): string {
  return `FT${parisDate.format(now).replaceAll('-', '')}${randomCharacters(8)}`;
}

/** `FT…-2`: the part of a group's second member; the application's own identifier is that of the firm that leads it. */
export function partIdentifier(identifier: string, rank: number): string {
  return rank === 1 ? identifier : `${identifier}-${rank}`;
}

/** The application and the rank of the firm that an identifier names. */
export function readPartIdentifier(text: string): { identifier: string; rank: number } {
  const [, identifier, rank] = /^([^-]+)-([2-9]|[1-9][0-9]{1,2})$/.exec(text) ?? [];
  return identifier && rank ? { identifier, rank: Number(rank) } : { identifier: text, rank: 1 };
}

/** A secret for an access link or a session: 256 random bits, safe in a URL. */
export function newOpaqueToken(): string {
  return randomBytes(32).toString('base64url');
}
