import { signInText } from '@/lib/text/admin-sign-in';

/** What went wrong, as the address of the page says it: nothing is stored for a browser without a session. */
const { problems, passwordProblems } = signInText;

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** `?problem=` of the page at `path`; `retryAt` in epoch seconds. */
export function problemPath(path: string, problem: string, retryAt?: Date): string {
  const until = retryAt ? `&until=${Math.ceil(retryAt.getTime() / 1000)}` : '';
  return `${path}?problem=${problem}${until}`;
}

/** The sentence; undefined when there is no problem, or none that we know. */
export async function readProblem(searchParams: SearchParams): Promise<string | undefined> {
  const { problem, until } = await searchParams;
  if (typeof problem !== 'string') return undefined;
  if (problem === 'locked') return problems.locked(new Date(Number(until) * 1000 || Date.now()));
  if (problem === 'refused' || problem === 'code') return problems[problem];
  return Object.hasOwn(passwordProblems, problem)
    ? passwordProblems[problem as keyof typeof passwordProblems]
    : undefined;
}
