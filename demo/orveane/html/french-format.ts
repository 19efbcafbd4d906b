const longDate = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const clock = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const isoInParis = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** « vendredi 31 décembre 2027 à 23 h 59 (heure de Paris) »; a text that is no date is given back as it is. */
export function formatDateTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const [hours, minutes] = clock.format(date).split(':');
  return `${longDate.format(date)} à ${hours}\u00a0h\u00a0${minutes} (heure de Paris)`;
}

/** The same to the second: « … à 23 h 59 min 07 s ». */
export function formatInstant(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const [hours, minutes, seconds] = clock.format(date).split(':');
  return `${longDate.format(date)} à ${hours}\u00a0h\u00a0${minutes}\u00a0min\u00a0${seconds}\u00a0s`;
}

/** The value of a `datetime-local` input, in Paris time. */
export function toParisInput(date: Date): string {
  return isoInParis.format(date).replace(' ', 'T');
}

/** « 130 025 265 00013 ». */
export function formatSiret(siret: string): string {
  return siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4');
}
