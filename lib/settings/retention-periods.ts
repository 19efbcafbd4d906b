/**
 * How long things are kept, as data: the database is cleared by these rules, and the privacy notice is written from them
 * (docs/decisions/0023). In months of the calendar.
 */
export type RetentionRule = {
  /** The default. */
  months: number;
  /** Months below which the law does not let go; 0 where it says nothing. */
  legalMinimum: number;
};

export const RETENTION_RULES = {
  /** Applications that were never submitted: from the deadline. */
  drafts: { months: 12, legalMinimum: 0 },
  /** Submitted, and not chosen: from the signature of the contract (Code de la commande publique, art. R2184-12). */
  unsuccessful: { months: 60, legalMinimum: 60 },
  /** Submitted and chosen, or nobody told which was (the longer of the two then; art. R2184-13). */
  successful: { months: 120, legalMinimum: 60 },
  /** Markets that were never finalised: from the deadline. */
  unfinished_markets: { months: 12, legalMinimum: 0 },
  /** Markets of which no application is left: from the signature, as above. */
  markets: { months: 120, legalMinimum: 60 },
  /** Who did what, and what was asked of registers: from the doing. */
  audit: { months: 36, legalMinimum: 0 },
  /** Tokens given to editors: from their end. */
  tokens: { months: 12, legalMinimum: 0 },
  /** Sessions of browsers and access links: from their end. */
  access: { months: 1, legalMinimum: 0 },
  /** What the buyer's earlier saves were: from the market's end of configuration. */
  revisions: { months: 1, legalMinimum: 0 },
  /** What was answered to webhooks, of which the first 2 kB are kept. */
  answers: { months: 12, legalMinimum: 0 },
  /** What only serves to work: events handed to the job engine, requests to send again, ended budgets. */
  traces: { months: 1, legalMinimum: 0 },
} as const satisfies Record<string, RetentionRule>;

export type RetentionKey = keyof typeof RETENTION_RULES;
export const RETENTION_KEYS = Object.keys(RETENTION_RULES) as RetentionKey[];

export type RetentionMonths = Record<RetentionKey, number>;

/** A contract whose date nobody told is taken to be signed this long after the deadline: later than nearly all are. */
export const ASSUMED_MONTHS_TO_SIGNATURE = 12;

const MAX_MONTHS = 1200;

/** Reads `drafts=6, audit=72`: what is not named keeps its default. Undefined when it is ill written. */
export function readRetention(text: string): RetentionMonths | undefined {
  const months = Object.fromEntries(RETENTION_KEYS.map((key) => [key, RETENTION_RULES[key].months])) as RetentionMonths;
  for (const part of text.split(',').filter((each) => each.trim() !== '')) {
    const [, name, count] = /^\s*([a-z_]+)\s*=\s*(\d{1,4})\s*$/.exec(part) ?? [];
    const key = RETENTION_KEYS.find((each) => each === name);
    if (!key || Number(count) < 1 || Number(count) > MAX_MONTHS) return undefined;
    months[key] = Number(count);
  }
  return months;
}

/** So many months before, on the last day of a month that has no such day. */
export function monthsBefore(months: number, now: Date): Date {
  const date = new Date(now);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return date;
}
