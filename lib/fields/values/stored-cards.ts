import * as z from 'zod';
import { MAX_CARDS } from './cards';

/** What is kept of a list of cards: those in which something was given, in order, their place in the page left out. */
export function storedCards<Card extends object>(card: z.ZodType<Card>) {
  return z
    .array(card)
    .default([])
    .refine((cards) => cards.length <= MAX_CARDS, 'too_many_cards')
    .transform((cards) => cards.filter(isFilled));
}

/** Texts are '' when nothing was typed, numbers and days null, files none. */
function isFilled(card: object): boolean {
  return Object.values(card).some((member) =>
    Array.isArray(member) ? member.length > 0 : member !== '' && member !== null,
  );
}
