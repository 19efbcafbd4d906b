import type { Context } from './context';
import { type Answer, alreadyRunning, badToken, quota, refusal } from './errors';
import type { Allowance } from './limits';
import { type Identifiers, operations, type ProtectedName } from './operations';
import { checkParameters } from './parameters';
import { respond } from './respond';

type Call = { name: ProtectedName; ids: Identifiers; url: URL; authorization: string | undefined };

/** A call of API Entreprise: token, then limit, then parameters, then whether the very same call is running. */
export async function answerProtectedCall(context: Context, call: Call): Promise<Answer> {
  if (call.authorization !== `Bearer ${context.options.token}`) return badToken();
  const allowance = context.limits.take(operations[call.name].group);
  const answer = allowance.allowed
    ? await answerOnce(context, call, allowance)
    : quota(allowance.resetAt, context.options.now());
  return { ...answer, headers: { ...answer.headers, ...headersOf(allowance, answer.status) } };
}

async function answerOnce(context: Context, { name, ids, url }: Call, allowance: Allowance): Promise<Answer> {
  const wrong = checkParameters(ids, url.searchParams);
  if (wrong.length > 0) return refusal(422, wrong);
  const key = `${url.pathname} ${[...url.searchParams].map((pair) => pair.join('=')).sort()}`;
  if (context.running.has(key)) return alreadyRunning();
  context.running.add(key);
  try {
    return await respond(context, { name, ids, query: url.searchParams }, allowance);
  } finally {
    context.running.delete(key);
  }
}

function headersOf({ limit, remaining, resetAt }: Allowance, status: number): Record<string, string> {
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(status === 429 ? 0 : remaining),
    'RateLimit-Reset': String(Math.ceil(resetAt / 1000)),
  };
}
