import { instantInParis } from './paris-time';

export type DeadlineReading = { ok: true; at: Date } | { ok: false; reason: 'malformed' | 'past' };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?)?$/;

/**
 * The deadline of a market, as an editor writes it. `now` is what « in the future » is measured against.
 *
 * Takes ISO 8601 in its extended form: a date and time, with `Z` or an offset, or without and then read in Paris;
 * or a date alone, which lasts until 23:59:59 in Paris. Seconds and their fraction may be left out; what is finer than a
 * millisecond is dropped. The two odd hours of the year: see `instantInParis`.
 * Refuses as malformed any other writing and any date or time that does not exist (30 February, 24:00, second 60).
 */
export function parseDeadline(text: string, now: Date): DeadlineReading {
  const at = readInstant(text);
  if (at === null) return { ok: false, reason: 'malformed' };
  return at > now ? { ok: true, at } : { ok: false, reason: 'past' };
}

function readInstant(text: string): Date | null {
  const [, ...date] = DATE.exec(text) ?? [];
  if (date.length > 0) return build([...date, '23', '59', '59'], 0, null);
  const [, ...parts] = DATE_TIME.exec(text) ?? [];
  if (parts.length === 0) return null;
  const [fraction = '', z, sign, hours, minutes = '00'] = parts.slice(6);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (z) return build(parts, milliseconds, 0);
  if (!sign) return build(parts, milliseconds, null);
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return build(parts, milliseconds, (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)));
}

/** `offsetMinutes` is null for a time without a zone. Returns null when no calendar or clock ever shows these figures. */
function build(parts: readonly (string | undefined)[], milliseconds: number, offsetMinutes: number | null) {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part) => Number(part ?? 0));
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exists =
    year >= 1000 &&
    utc.getUTCMonth() === month - 1 &&
    utc.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  if (!exists) return null;
  const whole =
    offsetMinutes === null
      ? instantInParis({ year, month, day, hour, minute, second }).getTime()
      : utc.getTime() - offsetMinutes * 60_000;
  return new Date(whole + milliseconds);
}
