import fc from 'fast-check';

/** Text as hostile as JavaScript can hold it: any code point, and code units that are half of one. */
export const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\u{feff}',
    '<script>',
    'R&D',
    'a < b',
    '__proto__',
    'constructor',
    '\u2028',
    'é\u0301',
  ),
);

/** Any value that JSON can write, its texts as above. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    anyText,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 5 }),
  ),
})).value;

/** A body that is almost right: members of `valid` replaced, removed, or joined by others. */
export function almost(valid: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const members = Object.fromEntries(
    Object.entries(valid).map(([name, value]) => [
      name,
      fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: anyJson }),
    ]),
  );
  return fc
    .tuple(fc.record(members, { requiredKeys: [] }), fc.dictionary(anyText, anyJson, { maxKeys: 2 }))
    .map(([known, unknown]) => ({ ...unknown, ...known }));
}

/** What a request may carry as its body: JSON of all kinds below `rootKey`, JSON that is cut, any text, any bytes. */
export function anyBody(
  rootKey: string,
  valid: Record<string, unknown>,
): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> {
  const rightShape = almost(valid).map((root) => JSON.stringify({ [rootKey]: root }));
  return fc.oneof(
    { weight: 6, arbitrary: rightShape },
    { weight: 2, arbitrary: anyJson.map((root) => JSON.stringify({ [rootKey]: root })) },
    { weight: 1, arbitrary: anyJson.map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: fc.tuple(rightShape, fc.nat(200)).map(([text, length]) => text.slice(0, length)) },
    { weight: 1, arbitrary: anyText },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)) },
  );
}

/** A value that a header can carry. */
export const anyHeaderValue = fc
  .array(fc.integer({ min: 0x20, max: 0xff }), { maxLength: 120 })
  .map((codes) => String.fromCharCode(...codes.filter((code) => code !== 0x7f)).trim());
