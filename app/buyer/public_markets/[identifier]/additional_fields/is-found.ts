/** True when the label holds every word typed, whole or in part; case and accents count for nothing. */
export function isFound(label: string, typed: string): boolean {
  const where = plain(label);
  return plain(typed)
    .split(/\s+/)
    .every((word) => where.includes(word));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, "'")
    .replaceAll('œ', 'oe')
    .toLocaleLowerCase('fr')
    .trim();
}
