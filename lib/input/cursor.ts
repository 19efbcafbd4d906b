import { z } from 'zod';
import type { Position } from '@/db/queries/listing';

/** PostgreSQL has no year 0. */
const instant = z.iso.datetime().refine((text) => !text.startsWith('0000'));
const cursorShape = z.tuple([instant, z.uuid()]);

/** What names a row to begin after, for an address. */
export function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url');
}

/** The row that a cursor names; undefined for anything else. */
export function decodeCursor(cursor: string): Position | undefined {
  try {
    const [createdAt, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { createdAt: new Date(createdAt), id };
  } catch {
    return undefined;
  }
}
