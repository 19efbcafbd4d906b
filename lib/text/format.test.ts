import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDateTimeSeconds,
  formatEuros,
  formatSize,
  formatTime,
  timeLeft,
} from './format';

/** No-break spaces shown as `_`, so that an expectation says where a line may break. */
const shown = (text: string) => text.replaceAll('\u00a0', '_');
const at = (utc: string) => new Date(utc);

describe('dates and times, in Paris', () => {
  it.each([
    ['2027-12-31T22:59:00Z', 'vendredi 31_décembre 2027 à 23_h_59 (heure de Paris)'],
    ['2027-12-31T23:00:00Z', 'samedi 1er_janvier 2028 à 0_h_00 (heure de Paris)'],
    ['2027-08-15T07:05:00Z', 'dimanche 15_août 2027 à 9_h_05 (heure de Paris)'],
    ['2027-02-11T13:32:00Z', 'jeudi 11_février 2027 à 14_h_32 (heure de Paris)'],
  ])('%s', (utc, expected) => {
    expect(shown(formatDateTime(at(utc)))).toBe(expected);
  });

  it.each([
    ['2027-03-28T00:59:59Z', 'dimanche 28_mars 2027 à 1_h_59 (heure de Paris)'],
    ['2027-03-28T01:00:00Z', 'dimanche 28_mars 2027 à 3_h_00 (heure de Paris)'],
    ['2027-03-28T01:59:59Z', 'dimanche 28_mars 2027 à 3_h_59 (heure de Paris)'],
  ])('passes over the hour skipped in March: %s', (utc, expected) => {
    expect(shown(formatDateTime(at(utc)))).toBe(expected);
  });

  it.each([
    ['2027-10-30T23:59:59Z', 'dimanche 31_octobre 2027 à 1_h_59 (heure de Paris)'],
    ['2027-10-31T00:30:00Z', 'dimanche 31_octobre 2027 à 2_h_30 (heure de Paris, heure d’été)'],
    ['2027-10-31T01:30:00Z', 'dimanche 31_octobre 2027 à 2_h_30 (heure de Paris, heure d’hiver)'],
    ['2027-10-31T02:00:00Z', 'dimanche 31_octobre 2027 à 3_h_00 (heure de Paris)'],
  ])('tells the two equal hours of October apart: %s', (utc, expected) => {
    expect(shown(formatDateTime(at(utc)))).toBe(expected);
  });

  it('to the second, date alone, time alone', () => {
    const date = at('2026-11-22T13:30:05.999Z');
    expect(shown(formatDateTimeSeconds(date))).toBe('dimanche 22_novembre 2026 à 14_h_30_min_05_s (heure de Paris)');
    expect(shown(formatDate(date))).toBe('dimanche 22_novembre 2026');
    expect(shown(formatTime(date))).toBe('14_h_30');
  });
});

describe('amounts, sizes, counts', () => {
  it.each([
    [0, '0_€'],
    [950, '950_€'],
    [1234567, '1_234_567_€'],
    [1234.5, '1_234,50_€'],
    [-1200, '-1_200_€'],
  ])('formatEuros(%d)', (amount, expected) => {
    expect(shown(formatEuros(amount))).toBe(expected);
  });

  it.each([
    [0, '0_octet'],
    [1, '1_octet'],
    [999, '999_octets'],
    [1000, '1_ko'],
    [999_949, '999,9_ko'],
    [999_950, '1_Mo'],
    [2_400_000, '2,4_Mo'],
    [100_000_000, '100_Mo'],
    [1_500_000_000, '1,5_Go'],
    [2_500_000_000_000, '2_500_Go'],
  ])('formatSize(%d)', (bytes, expected) => {
    expect(shown(formatSize(bytes))).toBe(expected);
  });

  it.each([
    [0, '0_fichier'],
    [1, '1_fichier'],
    [2, '2_fichiers'],
    [1200, '1_200_fichiers'],
  ])('formatCount(%d)', (count, expected) => {
    expect(shown(formatCount(count, 'fichier', 'fichiers'))).toBe(expected);
  });

  it('never uses the narrow no-break space', () => {
    expect(`${formatEuros(1234567.89)}${formatSize(2e12)}${formatCount(1e6, 'a', 'a')}`).not.toContain('\u202f');
  });
});

describe('timeLeft', () => {
  const deadline = at('2027-03-28T10:00:00Z');

  it.each([
    ['2027-02-11T10:00:00Z', 'il reste 45_jours'],
    ['2027-03-21T10:00:00Z', 'il reste 7_jours'],
    ['2027-03-21T10:00:01Z', 'il reste 6_jours et 23_heures'],
    ['2027-03-25T06:00:00Z', 'il reste 3_jours et 4_heures'],
    ['2027-03-25T09:30:00Z', 'il reste 3_jours'],
    ['2027-03-27T09:00:00Z', 'il reste 1_jour et 1_heure'],
    ['2027-03-27T10:00:00Z', 'il reste 1_jour'],
    ['2027-03-27T10:00:01Z', 'il reste 23_heures et 59_minutes'],
    ['2027-03-28T08:00:00Z', 'il reste 2_heures'],
    ['2027-03-28T09:35:00Z', 'il reste 25_minutes'],
    ['2027-03-28T09:59:00Z', 'il reste 1_minute'],
    ['2027-03-28T09:59:00.001Z', 'il reste moins d’une minute'],
    ['2027-03-28T10:00:00Z', 'la date limite est passée'],
    ['2027-03-29T10:00:00Z', 'la date limite est passée'],
  ])('at %s', (now, expected) => {
    expect(shown(timeLeft(deadline, at(now)))).toBe(expected);
  });
});
