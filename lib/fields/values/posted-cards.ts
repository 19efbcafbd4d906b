import * as z from 'zod';
import { MAX_CARDS } from './cards';

const CARD_ID = /^[a-z0-9]{1,16}$/;

/** What a browser may post as a list of cards; more of them than may be stored, so that nothing typed is lost. */
export function postedCards<Members extends z.ZodRawShape>(members: Members) {
  return z
    .array(z.strictObject({ id: z.string().regex(CARD_ID), ...members }))
    .max(10 * MAX_CARDS)
    .optional();
}
