import * as z from 'zod';
import { marketText } from '@/lib/text/markets';
import { CHECKED } from './checkbox-with-files';
import type { FieldContext, FieldType } from './field-type';
import { postedText } from './values/posted-text';

/** Boxes to tick, one for each lot of the market: which of them one applies for. */

const MEMBER = /^lot_([1-9]\d{0,2})$/;

/** The member of a lot, by its number. */
export const lotMember = (number: number): string => `lot_${number}`;

/** Where it is said what is wrong with all of them together. */
export const LOTS_GROUP = 'choice';

const lotsPosted = z.record(z.string().regex(MEMBER), postedText);

type LotsPosted = z.infer<typeof lotsPosted>;
type Lots = Record<string, true>;
type Offered = Pick<FieldContext, 'options'>;

const isTicked = (given: unknown) => given === true || given === CHECKED;
const isUnderstood = (given: unknown) => isTicked(given) || given === undefined || given === '';

/** A lot that the market does not have was ticked on no page of ours. */
function lotsStored({ options: { lots = [], lotLimit } }: Offered) {
  const offered = new Set(lots.map(({ number }) => lotMember(number)));
  return z.record(z.string(), z.unknown()).transform((given, context): Lots => {
    const members = Object.keys(given).filter((member) => isTicked(given[member]));
    const isWrong = Object.values(given).some((each) => !isUnderstood(each));
    if (isWrong || members.some((member) => !offered.has(member)))
      context.addIssue({ code: 'custom', path: [LOTS_GROUP], message: 'not_understood' });
    else if (lotLimit !== undefined && members.length > lotLimit)
      context.addIssue({ code: 'custom', path: [LOTS_GROUP], message: 'too_many_lots' });
    return Object.fromEntries(members.sort(byNumber).map((member) => [member, true]));
  });
}

const byNumber = (one: string, other: string) => numberOf(one) - numberOf(other);
const numberOf = (member: string) => Number(MEMBER.exec(member)?.[1]);

/** Numbers of the lots that an answer names, in order; none when there is no answer. */
export const lotNumbersIn = (value: object | null): number[] => Object.keys(value ?? {}).map(numberOf);

export const lotsType: FieldType<LotsPosted, Lots> = {
  effort: 'typed',
  fileSlots: [],
  posted: lotsPosted,
  stored: lotsStored,
  isAnswered: (lots) => Object.keys(lots).length > 0,
  documentIds: () => [],
  nameOf: (member) => (member === LOTS_GROUP ? undefined : marketText.lotNumber(numberOf(member))),
  reading: (lots, { options }) =>
    (options.lots ?? [])
      .filter(({ number }) => lots[lotMember(number)])
      .map((lot) => ({ kind: 'paragraph', text: marketText.lot(lot) })),
  sample: { lot_1: CHECKED },
  sampleOptions: { lots: [{ number: 1, name: 'Gros œuvre', cpvCode: '45223220-4' }] },
};
