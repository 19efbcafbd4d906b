import type { TextLength } from '@/lib/input/plain-text';
import { formatCount, formatWhole } from './format';

/**
 * What is wrong with a text that is too long, after its subject: « est trop long : 312 caractères, soit 57 de trop
 * (255 au maximum) ».
 */
export function tooLong(language: 'fr' | 'en', length: TextLength | undefined): string {
  if (!length) return language === 'fr' ? 'est trop long' : 'is too long';
  const { actual, max } = length;
  if (language === 'en') return `is too long: ${actual} characters, ${actual - max} too many (maximum ${max})`;
  const count = formatCount(actual, 'caractère', 'caractères');
  return `est trop long : ${count}, soit ${formatWhole(actual - max)} de trop (${formatWhole(max)} au maximum)`;
}
