/** The statuses one may choose, each showing another way a delivery goes wrong. */
export const forcedStatuses = [200, 302, 400, 401, 404, 410, 422, 429, 500, 503] as const;

export const maxForcedAnswers = 20;

/** Longer than Passe Marché waits (30 s), to see a time-out too. */
export const maxDelaySeconds = 40;

/** What the receiver answers to one delivery, and how long it takes to. */
export type Forced = { status: number; delaySeconds: number };

/** An answer that the receiver sends to the next deliveries, to see what Passe Marché does then. */
export type ForcedAnswer = {
  set: (answer: Forced, count: number) => void;
  /** The answer to this delivery, which uses one up, or null when the receiver answers by itself. */
  take: () => Forced | null;
  current: () => (Forced & { remaining: number }) | null;
};

/** Starts with no forced answer; kept in memory only, so that a restart brings back a receiver that works. */
export function createForcedAnswer(): ForcedAnswer {
  let answer: Forced = { status: 500, delaySeconds: 0 };
  let remaining = 0;
  return {
    set(newAnswer, count) {
      answer = newAnswer;
      remaining = count;
    },
    take() {
      if (remaining === 0) return null;
      remaining -= 1;
      return answer;
    },
    current: () => (remaining === 0 ? null : { ...answer, remaining }),
  };
}
