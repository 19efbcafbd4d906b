import { parisOffsetMs, parisWallClock, type WallClock } from '@/lib/time/paris-time';

/** No-break space. The narrow one (U+202F), which French prefers in figures, is missing from many fonts on paper. */
const NBSP = '\u00a0';

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const HOUR_MS = 3_600_000;

/** « vendredi 31 décembre 2027 à 23 h 59 (heure de Paris) ». */
export function formatDateTime(date: Date): string {
  return `${formatDate(date)} à ${formatTime(date)} (${zone(date)})`;
}

/** The same to the second: « vendredi 31 décembre 2027 à 23 h 59 min 59 s (heure de Paris) ». */
export function formatDateTimeSeconds(date: Date): string {
  const second = `${parisWallClock(date).second}`.padStart(2, '0');
  return `${formatDate(date)} à ${formatTime(date)}${NBSP}min${NBSP}${second}${NBSP}s (${zone(date)})`;
}

/** « vendredi 31 décembre 2027 », in Paris. */
export function formatDate(date: Date): string {
  const { year, month, day } = parisWallClock(date);
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${weekday} ${day === 1 ? '1er' : day}${NBSP}${MONTHS[month - 1]} ${year}`;
}

/** « 14 h 32 », in Paris. */
export function formatTime(date: Date): string {
  const { hour, minute } = parisWallClock(date);
  return `${hour}${NBSP}h${NBSP}${`${minute}`.padStart(2, '0')}`;
}

/** « 1 234 567 € »; with two decimals when there are cents. */
export function formatEuros(amount: number): string {
  const decimals = Number.isInteger(amount) ? 0 : 2;
  return `${formatNumber(amount, decimals, decimals)}${NBSP}€`;
}

/** « 1 204 ». */
export function formatWhole(count: number): string {
  return formatNumber(count, 0, 0);
}

/** « 1 204,5 »: two decimals at most. */
export function formatDecimal(count: number): string {
  return formatNumber(count, 0, 2);
}

/** « 42,5 % ». */
export function formatPercent(percent: number): string {
  return `${formatNumber(percent, 0, 2)}${NBSP}%`;
}

/** « 31 décembre 2025 », from a day as it is stored (`2025-12-31`). */
export function formatDayInWords(isoDay: string): string {
  const [year = '', month = '', day = ''] = isoDay.split('-');
  return `${day === '01' ? '1er' : Number(day)}${NBSP}${MONTHS[Number(month) - 1]} ${year}`;
}

/** « 31/12/2025 », from a day as it is stored (`2025-12-31`). */
export function formatDay(isoDay: string): string {
  return isoDay.split('-').reverse().join('/');
}

/** A cell of a table: a dash where nothing was given. */
export function orDash<Value>(value: Value | null, format: (value: Value) => string): string {
  return value === null ? '–' : format(value);
}

/** « 2,4 Mo »: units of 1 000, one decimal at most, as file managers and the limits on files count. */
export function formatSize(bytes: number): string {
  const units = ['ko', 'Mo', 'Go'];
  if (bytes < 1000) return formatCount(bytes, 'octet', 'octets');
  let size = bytes / 1000;
  let unit = 0;
  while (unit < units.length - 1 && Math.round(size * 10) >= 10_000) {
    size /= 1000;
    unit += 1;
  }
  return `${formatNumber(size, 0, 1)}${NBSP}${units[unit]}`;
}

/** « 1 fichier », « 3 fichiers »; in French, zero is singular. */
export function formatCount(count: number, singular: string, plural: string): string {
  return `${formatNumber(count, 0, 0)}${NBSP}${Math.abs(count) < 2 ? singular : plural}`;
}

/**
 * What is left before a deadline, in words, rounded down: « il reste 3 jours et 4 heures », « il reste 25 minutes »,
 * « la date limite est passée ». A day is 24 hours; from 7 days on, hours are left out.
 */
export function timeLeft(deadline: Date, now: Date): string {
  const leftMs = deadline.getTime() - now.getTime();
  if (leftMs <= 0) return 'la date limite est passée';
  const minutes = Math.floor(leftMs / 60_000);
  if (minutes === 0) return 'il reste moins d’une minute';
  const days = Math.floor(minutes / 1440);
  const words = [
    inWords(days, 'jour', 'jours'),
    days < 7 && inWords(Math.floor((minutes % 1440) / 60), 'heure', 'heures'),
    days === 0 && inWords(minutes % 60, 'minute', 'minutes'),
  ];
  return `il reste ${words.filter(Boolean).join(' et ')}`;
}

function inWords(count: number, singular: string, plural: string): string | null {
  return count > 0 ? formatCount(count, singular, plural) : null;
}

function formatNumber(value: number, minimumFractionDigits: number, maximumFractionDigits: number): string {
  return new Intl.NumberFormat('fr-FR', { minimumFractionDigits, maximumFractionDigits })
    .format(value)
    .replaceAll('\u202f', NBSP);
}

/** « heure de Paris »; the hour that comes twice in October also says which of the two it is. */
function zone(date: Date): string {
  const shown = wallFigures(parisWallClock(date));
  const twice = [-HOUR_MS, HOUR_MS].some(
    (shift) => wallFigures(parisWallClock(new Date(date.getTime() + shift))) === shown,
  );
  if (!twice) return 'heure de Paris';
  return parisOffsetMs(date) > HOUR_MS ? 'heure de Paris, heure d’été' : 'heure de Paris, heure d’hiver';
}

function wallFigures(wall: WallClock): string {
  return Object.values(wall).join(' ');
}
