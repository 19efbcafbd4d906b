import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { lengthInCodePoints, oneLine } from '@/lib/input/plain-text';
import { checkSiret } from '@/lib/siret';
import { parseDeadline } from '@/lib/time/deadline';
import { instantInParis, parisWallClock } from '@/lib/time/paris-time';
import { languageOf } from './language';
import { pageOf, readPage } from './pages';
import { anyHeaderValue, anyText } from './testing/arbitraries';

/** What the parsers of input promise whatever they are given: nothing breaks, and what is accepted is what it should be. */

const RUNS = { numRuns: 2000 };
const NOW = new Date('2026-11-22T10:00:00Z');
const LAST_MS = Date.UTC(9998, 11, 31);

const digits = (length: number) => fc.array(fc.nat(9), { minLength: length, maxLength: length });
/** The digit that makes the Luhn sum of fourteen a multiple of ten. */
function withCheckDigit(thirteen: readonly number[]): string {
  const sum = thirteen.reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return [...thirteen, (10 - (sum % 10)) % 10].join('');
}
const validSiret = digits(13).map(withCheckDigit);

it('a SIRET: any text is judged, and what is accepted has 14 digits', () => {
  const nearly = fc.stringMatching(/^[0-9 \u00a0]{0,20}$/);
  fc.assert(
    fc.property(fc.oneof(anyText, nearly, validSiret), (text) => {
      const checked = checkSiret(text);
      if (checked.ok) expect(checked.siret).toMatch(/^[0-9]{14}$/);
    }),
    RUNS,
  );
});

it('a SIRET: one that is right is accepted with spaces anywhere, and refused with one digit changed', () => {
  const spaces = fc.constantFrom(' ', '\u00a0', '\u202f', '\t');
  fc.assert(
    fc.property(
      validSiret,
      fc.nat(14),
      spaces,
      fc.nat(13),
      fc.integer({ min: 1, max: 9 }),
      (siret, at, space, place, add) => {
        expect(checkSiret(siret.slice(0, at) + space + siret.slice(at))).toEqual({ ok: true, siret });
        const changed = (Number(siret[place]) + add) % 10;
        const wrong = siret.slice(0, place) + changed + siret.slice(place + 1);
        if (!wrong.startsWith('356000000')) expect(checkSiret(wrong)).toEqual({ ok: false, reason: 'checksum' });
      },
    ),
    RUNS,
  );
});

it('a deadline: any text is judged, and what is accepted is a time to come', () => {
  const figure = fc.nat(99).map((figures) => String(figures).padStart(2, '0'));
  const nearly = fc
    .tuple(
      fc.integer({ min: 0, max: 9999 }),
      figure,
      figure,
      figure,
      figure,
      fc.constantFrom('', 'Z', '+02:00', ':61', '-99'),
    )
    .map(
      ([year, month, day, hour, minute, end]) =>
        `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}${end}`,
    );
  fc.assert(
    fc.property(fc.oneof(anyText, nearly), (text) => {
      const parsed = parseDeadline(text, NOW);
      if (parsed.ok) expect(parsed.at.getTime()).toBeGreaterThan(NOW.getTime());
    }),
    RUNS,
  );
});

it('a deadline: every instant to come is read back as it was written', () => {
  const instants = fc.date({ min: new Date(NOW.getTime() + 1), max: new Date(LAST_MS), noInvalidDate: true });
  fc.assert(
    fc.property(instants, fc.integer({ min: -23 * 60, max: 23 * 60 }), (at, offset) => {
      expect(parseDeadline(at.toISOString(), NOW)).toEqual({ ok: true, at });
      const shifted = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1);
      const figures = (value: number) => String(value).padStart(2, '0');
      const zone = `${offset < 0 ? '-' : '+'}${figures(Math.trunc(Math.abs(offset) / 60))}:${figures(Math.abs(offset) % 60)}`;
      expect(parseDeadline(shifted + zone, NOW)).toEqual({ ok: true, at });
    }),
    RUNS,
  );
});

it('a deadline without a zone is what a clock in Paris shows, the hour that is skipped apart', () => {
  const instants = fc.date({ min: new Date('2027-01-01'), max: new Date(LAST_MS), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (at) => {
      const wall = parisWallClock(at);
      const figures = (value: number, length = 2) => String(value).padStart(length, '0');
      const text = `${figures(wall.year, 4)}-${figures(wall.month)}-${figures(wall.day)}T${figures(wall.hour)}:${figures(wall.minute)}:${figures(wall.second)}`;
      const parsed = parseDeadline(text, NOW);
      expect(parsed).toEqual({ ok: true, at: instantInParis(wall) });
      if (parsed.ok) expect(parisWallClock(parsed.at)).toEqual(wall);
    }),
    RUNS,
  );
});

it('a name: any text is judged; what is accepted is kept as it will be shown, and judged the same again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = oneLine().safeParse(text);
      if (!parsed.success) return;
      expect(parsed.data).toBe(parsed.data.normalize('NFC').trim());
      expect(lengthInCodePoints(parsed.data)).toBeGreaterThan(0);
      expect(lengthInCodePoints(parsed.data)).toBeLessThanOrEqual(255);
      expect(parsed.data).not.toMatch(/<[\p{L}/!]|\n|\0/u);
      expect(parsed.data.isWellFormed()).toBe(true);
      expect(oneLine().parse(parsed.data)).toBe(parsed.data);
    }),
    RUNS,
  );
});

const pageRequest = (query: Record<string, string>) =>
  readPage(new Request(`http://localhost/api/v1?${new URLSearchParams(query)}`), 'fr');

it('a cursor: any text is refused with a reason, or is a position', () => {
  const encoded = fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
  fc.assert(
    fc.property(fc.oneof(anyText, encoded), (cursor) => {
      try {
        const { after } = pageRequest({ cursor });
        expect(after?.createdAt.getTime()).not.toBeNaN();
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(error).toMatchObject({ status: 422, violations: [{ field: 'cursor' }] });
      }
    }),
    RUNS,
  );
});

it('a cursor: what a page returned is what the next one begins after', () => {
  const position = fc.record({
    createdAt: fc.date({ min: new Date('0001-01-01'), max: new Date(LAST_MS), noInvalidDate: true }),
    id: fc.uuid(),
  });
  fc.assert(
    fc.property(position, (last) => {
      const { next_cursor: cursor } = pageOf([last, last], 1, ['shown']);
      expect(pageRequest({ cursor: cursor ?? '', limit: '7' })).toEqual({ limit: 7, after: last });
    }),
    RUNS,
  );
});

it('a page size: only the whole numbers from 1 to 100', () => {
  const size = fc.oneof(anyText, fc.double().map(String), fc.integer({ min: -5, max: 200 }).map(String));
  fc.assert(
    fc.property(size, (limit) => {
      try {
        const read = pageRequest({ limit }).limit;
        expect(Number.isInteger(read) && read >= 1 && read <= 100).toBe(true);
      } catch (error) {
        expect(error).toMatchObject({ status: 422, violations: [{ field: 'limit' }] });
      }
    }),
    RUNS,
  );
});

it('Accept-Language: any header selects one of the two languages', () => {
  fc.assert(
    fc.property(anyHeaderValue, (header) => {
      const request = new Request('http://localhost/', { headers: { 'Accept-Language': header } });
      expect(['fr', 'en']).toContain(languageOf(request));
    }),
    RUNS,
  );
});
