import { createHmac } from 'node:crypto';
import { deriveKey } from '@/lib/keys';

/** What stands before the first row. */
export const GENESIS = '';

/** The link of the chain at `position`: it holds the one before and the seal of its row, under a key of the instance. */
export function chainHash(previous: string, position: number, seal: string): string {
  return createHmac('sha256', deriveKey('audit')).update(`${position}\n${previous}\n${seal}`, 'utf8').digest('hex');
}
