import type { Position } from '@/db/queries/listing';
import { decodeCursor, encodeCursor } from '@/lib/input/cursor';
import type { Language } from '@/lib/text/api';
import { invalid } from './violation';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 100;

export type PageRequest = { limit: number; after: Position | null };

/**
 * `?limit=1..100` (20) and `?cursor=` as an earlier page returned it; an empty one is absent, as programs write it that
 * have none. Throws `invalid` for anything else.
 */
export function readPage(request: Request, language: Language): PageRequest {
  const { searchParams } = new URL(request.url);
  const limit = searchParams.get('limit') || String(DEFAULT_LIMIT);
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT) {
    throw invalid(language, 'limit', 'page_size');
  }
  const cursor = searchParams.get('cursor');
  const after = cursor ? decodeCursor(cursor) : null;
  if (after === undefined) throw invalid(language, 'cursor', 'not_a_cursor');
  return { limit: Number(limit), after };
}

/** A page of a list, from one row more than the page holds: that one tells whether there is a next page. */
export function pageOf<Row extends Position, Item>(rows: Row[], limit: number, items: Item[]) {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { data: items.slice(0, limit), next_cursor: last ? encodeCursor(last) : null };
}
