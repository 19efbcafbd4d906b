import { z } from 'zod';
import type { NewLot } from '@/db/queries/markets';
import { MARKET_TYPES } from '@/lib/catalogue/market-types';
import type { Violation } from '@/lib/errors';
import { blankAsAbsent, optionalMember } from '@/lib/input/optional-member';
import { lengthIn, oneLine } from '@/lib/input/plain-text';
import { trimUnseen } from '@/lib/input/unseen-characters';
import { checkSiret } from '@/lib/siret';
import { type Language, violationMessage } from '@/lib/text/api';
import { lotMembers } from '@/lib/text/api-members';
import { parseDeadline } from '@/lib/time/deadline';

/**
 * What `POST /api/v1/public_markets` takes (contract §3). Messages are codes; `violationsOf` turns them into sentences.
 * Unknown members are ignored, as zod does by default.
 */

export const MAX_LOTS = 500;

/** Well above the number of types: a body of 10 MB must not make a violation for each of its million items. */
const MAX_TYPES_GIVEN = 20;

/** The last year that ISO 8601 writes with four digits, and PostgreSQL takes. */
const LAST_YEAR = 9999;

const siret = z.string(missingOr('not_text')).transform((text, context) => {
  const checked = checkSiret(text);
  if (checked.ok) return checked.siret;
  context.addIssue({ code: 'custom', message: checked.reason === 'empty' ? 'missing' : checked.reason });
  return z.NEVER;
});

/** What « in the future » is measured against; set by `parseAt`. */
let instant = new Date(0);

/**
 * Parses with one of the schemas below, at `now`. They are made once, since making one takes fifty times as long as
 * parsing with it; and parsing is synchronous, so that nobody else can change the instant meanwhile.
 */
export function parseAt<Schema extends z.ZodType>(schema: Schema, given: unknown, now: Date) {
  instant = now;
  return schema.safeParse(given);
}

const deadline = z.preprocess(
  blankAsAbsent,
  z.string(missingOr('not_text')).transform((text, context) => {
    const parsed = parseDeadline(trimUnseen(text), instant);
    if (parsed.ok && parsed.at.getUTCFullYear() <= LAST_YEAR) return parsed.at;
    context.addIssue({ code: 'custom', message: parsed.ok ? 'malformed' : parsed.reason });
    return z.NEVER;
  }),
);

const marketTypeCodes = z.preprocess(
  blankAsAbsent,
  z
    .array(z.enum(MARKET_TYPES, 'unknown'), missingOr('not_list'))
    .min(1, 'missing')
    .max(MAX_TYPES_GIVEN, 'too_many')
    .refine((codes) => new Set(codes).size === codes.length, 'repeated')
    .refine((codes) => codes.length !== 1 || codes[0] !== 'defense', 'defense_alone'),
);

/** CPV vocabulary (regulation (EC) 213/2008): eight digits, a dash, a check digit for which no formula exists. */
export const cpvCode = z.string('not_text').regex(/^\d{8}-\d$/, 'malformed');

const lot = z.object(
  { name: oneLine().describe(lotMembers.name), cpv_code: optionalMember(cpvCode).describe(lotMembers.cpv_code) },
  'malformed',
);

/** How many lots: whether the market has as many is told once its lots are read. */
const lotCount = z.number('not_integer').int('not_integer').min(1, 'out_of_range').max(MAX_LOTS, 'out_of_range');

export const marketInput = z.object(
  {
    name: oneLine(),
    deadline,
    siret,
    market_type_codes: marketTypeCodes,
    lot_name: optionalMember(oneLine()),
    lots: optionalMember(z.array(lot, 'not_list').max(MAX_LOTS, 'too_many')),
    lot_limit: optionalMember(lotCount),
    award_limit: optionalMember(lotCount),
    provider_user_id: optionalMember(oneLine()),
  },
  'malformed',
);

type GivenLots = Pick<z.infer<typeof marketInput>, 'lot_name' | 'lots' | 'lot_limit' | 'award_limit'>;

/** The lots of a market: those of the list, else the only one, named by `lot_name`. */
export function lotsGiven({ lot_name, lots }: GivenLots): NewLot[] {
  const named = lots?.length || !lot_name ? (lots ?? []) : [{ name: lot_name }];
  return named.map((lot) => ({ name: lot.name, cpvCode: lot.cpv_code ?? null }));
}

/** What each member is right about, and all of them together are not: codes by member. */
export function lotContradictions(given: GivenLots): [member: keyof GivenLots, code: string][] {
  const lots = lotsGiven(given);
  const isAnother = given.lot_name && (lots.length !== 1 || lots[0]?.name !== given.lot_name);
  const isTooHigh = (limit: number | null | undefined) => typeof limit === 'number' && limit > lots.length;
  return [
    ...(isAnother ? [['lot_name', 'other_lots'] as const] : []),
    ...(['lot_limit', 'award_limit'] as const)
      .filter((member) => isTooHigh(given[member]))
      .map((member) => [member, 'out_of_range'] as const),
  ].map(([member, code]) => [member, code]);
}

/** What `PATCH /api/v1/public_markets/{identifier}` takes. */
export const deadlineInput = z.object({ deadline }, 'malformed');

function missingOr(otherwise: string) {
  return {
    error: (issue: { input?: unknown }) => (issue.input === undefined || issue.input === null ? 'missing' : otherwise),
  };
}

/** A zod error as violations, each with its path below `root` and a sentence in the caller's language. */
export function violationsOf(error: z.ZodError, root: string, language: Language): Violation[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String);
    const member = path.findLast((part) => !/^\d+$/.test(part)) ?? 'base';
    const owner = member === 'name' && path.length > 1 ? 'lot_name' : member;
    return {
      field: [root, ...path].join('.'),
      code: issue.message,
      message: violationMessage(language, owner, issue.message, lengthIn(issue)),
    };
  });
}
