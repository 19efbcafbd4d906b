import type { knowledgeOf } from '@/demo/registers/cases';
import { type Answer, json } from '@/demo/registers/errors';
import type { Persona } from '@/demo/registers/personas';

/** A document that an answer leads to. `seconds`: how long its link lives; without, for ever. */
export type Wanted = { title: string; lines?: string[]; seconds?: number; jpeg?: true; proxied?: true };

/** One question to one register. */
export type Ask = {
  persona: Persona;
  knowledge: ReturnType<typeof knowledgeOf>;
  query: URLSearchParams;
  year: number;
  today: Date;
  /** Returns the link of a document made for this answer. */
  linkTo: (wanted: Wanted) => string;
};

/** What a register answers; undefined when it does not know the firm. */
export type Register = (ask: Ask) => Answer | undefined;

export const data = (content: unknown, meta: object = {}, links: object = {}): Answer =>
  json(200, { data: content, links, meta });

/** A list of answers, each with its own links. */
export const dataList = (contents: object[]): Answer =>
  json(200, { data: contents.map((each) => ({ data: each, links: {}, meta: {} })), links: {}, meta: {} });

export const sirenOf = ({ siret }: Persona): string => siret.slice(0, 9);

/** `YYYY-MM-DD`, so many months and days from a date. */
export function day(from: Date, months = 0, days = 0): string {
  const date = new Date(from);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The start and the end of a certificate of a year: running, or over for a month. */
export const validity = ({ knowledge, today }: Pick<Ask, 'knowledge' | 'today'>): [string, string] =>
  knowledge === 'expired' ? [day(today, -13), day(today, -1)] : [day(today, -2), day(today, 10)];

export const epoch = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000;

/** The year of the last accounts that are closed and filed. */
export const lastAccounts = (today: Date): number => today.getUTCFullYear() - (today.getUTCMonth() < 5 ? 2 : 1);
