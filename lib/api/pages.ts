import { z } from 'zod';
import type { Position } from '@/db/queries/listing';
import { AppError } from '@/lib/errors';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** PostgreSQL has no year 0. */
const instant = z.iso.datetime().refine((text) => !text.startsWith('0000'));
const cursorShape = z.tuple([instant, z.uuid()]);

export type PageRequest = { limit: number; after: Position | null };

/** `?limit=1..100` (20) and `?cursor=` as an earlier page gave it. Throws `bad_request` for anything else. */
export function readPage(request: Request): PageRequest {
  const { searchParams } = new URL(request.url);
  const limit = Number(searchParams.get('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new AppError('bad_request', `limit must be between 1 and ${MAX_LIMIT}`);
  }
  const cursor = searchParams.get('cursor');
  return { limit, after: cursor === null ? null : decodeCursor(cursor) };
}

/** A page of a list, from one row more than the page holds: that one tells whether there is a next page. */
export function pageOf<Row extends Position, Item>(rows: Row[], limit: number, items: Item[]) {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { data: items.slice(0, limit), next_cursor: last ? encodeCursor(last) : null };
}

function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url');
}

function decodeCursor(cursor: string): Position {
  try {
    const [createdAt, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { createdAt: new Date(createdAt), id };
  } catch {
    throw new AppError('bad_request', 'cursor is not one that a list gave');
  }
}
