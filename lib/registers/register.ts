import type { RegisterNotice, RegisterState, SaidOfSource } from '@/db/schema/registers';

/** So many calls in any period of this length, all its registers together. */
export type LimitGroup = { key: string; calls: number; period: 'second' | 'minute' };

/** A document that a register offers: it is fetched at once, its link lasts from ten minutes. */
export type RegisterFile = {
  source: string;
  url: string;
  /** What tells it from others of the same register: « Qualisol CESI ». */
  about?: string;
  validUntil?: string;
};

/** What an answer means. */
export type Outcome = {
  state: Exclude<RegisterState, 'pending' | 'disabled'>;
  said?: Record<string, SaidOfSource>;
  files?: RegisterFile[];
  notices?: RegisterNotice[];
  /** When to ask again, in ms from now, as the register said; for `unavailable` without it, later and later. */
  retryInMs?: number;
  /** Not now, and not because it fails: its breaker does not count it. */
  isWell?: boolean;
  /** The provider's limit was reached: nothing more of the group is asked before, in ms from now. */
  groupClosedMs?: number;
};

/** What a register answered over HTTP. `body`: what its JSON says; undefined when it was none. */
export type RegisterAnswer = { status: number; headers: Headers; body: unknown };

/** A public register: where it is asked, what it can give, and what its answers mean. */
export type Register = {
  key: string;
  /** Sources of the catalogue that it can give (`insee.social_reason`). */
  gives: readonly string[];
  limit: LimitGroup;
  /** Its values are for the buyer: the candidate is told that they came, never what they are (contract §8). */
  isProtected: boolean;
  /** Each call tells it for which buyer. */
  isToldBuyer: boolean;
  /** Asked as soon as a SIRET is known; the others once the identification is saved, for fields that the market asks for. */
  isIdentity: boolean;
  /** How long an answer may serve again, in ms. */
  freshMs: number;
  /** `recipient`: SIRET of the buyer. `purpose`: why, in words. */
  request: (about: { siret: string; recipient: string; purpose: string }) => {
    url: string;
    headers: Record<string, string>;
  };
  /** Reads an answer. Throws nothing: what cannot be understood is `unavailable`. */
  read: (answer: RegisterAnswer, siret: string) => Outcome;
};
