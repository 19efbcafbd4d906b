/**
 * Programs that show mail make links of whatever looks like an address, so that a market named « voir exemple.com » would be
 * one, in a message that bears our name. In what people typed, an invisible character (U+200B) stands after each dot, colon,
 * slash and at sign that is followed by something: it reads the same, and is an address of nothing.
 */
const JOINING = /([.:/@\\\u2024\u3002\uff0e\uff61\uff20\uff0f\uff1a])(?=\S)/gu;

const MAX_CODE_POINTS = 160;

/** A text that somebody typed, as it may stand in a message: on one line, of bounded length, and never a link. */
export function typedText(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const whole = [...line];
  const cut = whole.length > MAX_CODE_POINTS ? `${whole.slice(0, MAX_CODE_POINTS - 1).join('')}…` : line;
  return cut.replace(JOINING, '$1\u200b');
}
