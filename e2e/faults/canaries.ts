/** Texts that stand nowhere else: each is typed once, and looked for afterwards. */

const WORD = 'quetzal';
const INSEE_PREFIX = '7328';

export class Canaries {
  #count = 0;
  /** Those made of figures only, and secrets, which have no word in common. */
  readonly #others = new Set<string>();

  text = () => `${WORD}${this.#next()}`;
  email = () => `${this.text()}@canari.example`;
  url = () => `https://${this.text()}.example/retour`;
  fileName = () => `${this.text()}.pdf`;
  /** Digits: nine at least, so that no identifier or duration of the log holds them by chance. */
  number = () => this.secret(String(731_904_000_000 + 7 * this.#next()));
  phone = () => this.secret(`06${String(47_118_203 + 7 * this.#next()).padStart(8, '0')}`);

  /** 14 digits that are a SIRET's, by Luhn's formula. */
  siret(): string {
    const digits = `${INSEE_PREFIX}${String(this.#next()).padStart(9, '0')}`;
    for (let last = 0; last < 10; last++) if (isLuhn(`${digits}${last}`)) return this.secret(`${digits}${last}`);
    throw new Error('no last digit fits');
  }

  /** Something that is not typed, and may not be told either: a password, a token. */
  secret(text: string): string {
    this.#others.add(text);
    return text;
  }

  /** Those that a text holds. */
  within(text: string): string[] {
    const words = text.match(new RegExp(`${WORD}\\d+`, 'gi')) ?? [];
    return [...new Set([...words, ...[...this.#others].filter((other) => isIn(other, text))])];
  }

  #next(): number {
    this.#count++;
    return this.#count;
  }
}

/** A one-time code has six digits, which an identifier of the log holds by chance: it counts where it stands by itself. */
const isIn = (other: string, text: string) =>
  /^\d{6}$/.test(other) ? new RegExp(`(?<![0-9a-z])${other}(?![0-9a-z])`, 'i').test(text) : text.includes(other);

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
