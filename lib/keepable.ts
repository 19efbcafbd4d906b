/** PostgreSQL keeps neither NUL nor half a character in JSON: U+0001, which is left out as well when it is read, stands for NUL. */
export function keepable(value: string): string {
  return value.replaceAll('\u0000', '\u0001').toWellFormed();
}
