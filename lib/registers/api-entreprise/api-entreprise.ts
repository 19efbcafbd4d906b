import { z } from 'zod';
import { env } from '@/lib/env';
import type { LimitGroup, Outcome, Register, RegisterAnswer } from '@/lib/registers/register';
import { parisWallClock } from '@/lib/time/paris-time';
import { failedCall } from './failed-call';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Its limits, in calls a minute for each token: some registers share one, the slow ones have one each. */
export const JSON_RESOURCES = group('json', 250);
export const LOW_LATENCY_DOCUMENTS = group('low_latency_documents', 50);

export function group(key: string, calls: number): LimitGroup {
  return { key: `api_entreprise_${key}`, calls, period: 'minute' };
}

type Offer<Data> = Pick<Register, 'key' | 'gives' | 'limit'> & {
  /** `{siret}` or `{siren}` stands for the firm, `{year-1}` for last year. */
  path: string;
  /** Its `data` member. */
  data: z.ZodType<Data>;
  /** What its data mean. */
  read: (data: Data, siret: string, meta: Meta) => Outcome;
  /** What it means that it knows nothing of a firm: nobody knows this SIRET, or it has nothing to do with such firms. */
  absent?: 'not_found' | 'out_of_scope';
} & Partial<Pick<Register, 'isProtected' | 'isIdentity'>>;

const meta = z.object({ redirect_from_siret: z.string().nullish() }).nullish();
type Meta = z.infer<typeof meta>;

/**
 * A register behind API Entreprise (https://entreprise.api.gouv.fr): each call says for which buyer it is made, and why. Its
 * data are protected and asked for once the identification is saved, unless the offer says otherwise.
 */
export function fromApiEntreprise<Data>(offer: Offer<Data>): Register {
  const { key, gives, limit, path, isProtected = true, isIdentity = false, absent = 'out_of_scope' } = offer;
  const envelope = z.object({ data: offer.data, meta });
  return {
    ...{ key, gives, limit, isProtected, isIdentity, isToldBuyer: true },
    freshMs: HOUR_MS,
    request: ({ siret, recipient, purpose }) => ({
      url: `${env().API_ENTREPRISE_URL}${addressed(path, siret)}?${new URLSearchParams({
        recipient,
        context: 'Marchés publics',
        object: purpose,
      })}`,
      headers: { Authorization: `Bearer ${env().API_ENTREPRISE_TOKEN}` },
    }),
    read(answer: RegisterAnswer, siret: string): Outcome {
      return { ...usedUp(answer.headers, Date.now()), ...read(answer, siret) };
    },
  };

  function read(answer: RegisterAnswer, siret: string): Outcome {
    if (answer.status !== 200) return failedCall(answer, absent);
    const parsed = envelope.safeParse(answer.body);
    return parsed.success ? offer.read(parsed.data.data as Data, siret, parsed.data.meta) : { state: 'unavailable' };
  }
}

/** Where the answer says that no call of its group is left (a token may have less than the usual), until its window ends. */
function usedUp(headers: Headers, now: number): Pick<Outcome, 'groupClosedMs'> {
  const leftMs = Number(headers.get('ratelimit-reset')) * 1000 - now;
  const isUsedUp = headers.get('ratelimit-remaining') === '0' && leftMs > 0 && leftMs <= MINUTE_MS;
  return isUsedUp ? { groupClosedMs: leftMs } : {};
}

function addressed(path: string, siret: string): string {
  const { year } = parisWallClock(new Date());
  return path
    .replace('{siret}', siret)
    .replace('{siren}', siret.slice(0, 9))
    .replace(/\{year-(\d)\}/, (_, back) => String(year - Number(back)));
}
