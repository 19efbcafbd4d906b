import { cookies } from 'next/headers';
import { hostCookie } from '@/lib/auth/host-cookie';
import type { PostedForm } from '@/lib/forms/read-form';
import { lastValue } from '@/lib/forms/read-form';
import { typedEmail } from '@/lib/input/email-address';
import { CODE_LIFE_MS } from '@/lib/messages/message';
import { addressText as text } from '@/lib/text/people';

export const APPLICATIONS_PATH = '/candidat/mes-candidatures';
export const CODE_PATH = '/candidat/code';

export const ADDRESS_INPUT = 'email';

/** What binds a code to the browser that asked for it: nobody else's right code opens anything. */
export const codeCookie = hostCookie('passe-marche-code', CODE_LIFE_MS / 1000);

/** An address that could not be read, for the page that asks for it again: never in an address of a page, which logs have. */
const typedCookie = hostCookie('passe-marche-typed', 300);
const MAX_KEPT = 400;

export const codeToken = async (): Promise<string | undefined> => (await cookies()).get(codeCookie.name())?.value;

/** What was typed on the page before, when it could not be read. */
export async function typedBefore(): Promise<string> {
  const kept = (await cookies()).get(typedCookie.name())?.value ?? '';
  try {
    return decodeURIComponent(kept);
  } catch {
    return '';
  }
}

/** Keeps what was typed for the page that is shown next; `undefined` forgets it. */
export const keepTyped = (typed: string | undefined) =>
  typed ? typedCookie.holding(encodeURIComponent(typed.slice(0, MAX_KEPT))) : typedCookie.ended();

/** An address as it is kept, in lower case, or what is wrong with it. */
export function readAddress(form: PostedForm): { address: string } | { problem: string; typed: string } {
  const typed = lastValue(form, ADDRESS_INPUT) ?? '';
  const read = typedEmail.safeParse(typed);
  if (!read.success) return { problem: read.error.issues[0]?.message ?? 'other', typed };
  return read.data === '' ? { problem: 'missing', typed } : { address: read.data.toLowerCase() };
}

export const problemInWords = (problem: string | undefined) =>
  problem === undefined ? undefined : (text.problems[problem] ?? text.problems.other);

/** For a page that shows back what was typed. */
export function typedAddress(form: PostedForm) {
  const value = lastValue(form, ADDRESS_INPUT);
  return value ? [{ label: text.label, value }] : [];
}

/** When one may ask again, as a page's address says it; undefined when it does not, or no longer. */
export function waitUntil(written: string | string[] | undefined, now: Date): Date | undefined {
  const at = typeof written === 'string' ? new Date(written) : undefined;
  return at && at > now ? at : undefined;
}
