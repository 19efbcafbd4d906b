import { z } from 'zod';
import { errorMembers as text } from '@/lib/text/api-members';

/** A page of a list, newest first (contract §3). */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item).describe(text.data),
    next_cursor: z.string().nullable().describe(text.next_cursor),
  });
}
