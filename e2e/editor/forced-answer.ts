/** The statuses one may choose, each showing another way a delivery goes wrong. */
export const forcedStatuses = [200, 302, 400, 401, 404, 410, 422, 429, 500, 503] as const;

export const maxForcedAnswers = 20;

/** A status that the receiver answers to the next deliveries, to see what Passe Marché does then. */
export type ForcedAnswer = {
  set: (status: number, count: number) => void;
  /** The status for this delivery, which uses one up, or null when the receiver answers by itself. */
  take: () => number | null;
  current: () => { status: number; remaining: number } | null;
};

/** Starts with no forced answer; kept in memory only, so that a restart brings back a receiver that works. */
export function createForcedAnswer(): ForcedAnswer {
  let status = 500;
  let remaining = 0;
  return {
    set(newStatus, count) {
      status = newStatus;
      remaining = count;
    },
    take() {
      if (remaining === 0) return null;
      remaining -= 1;
      return status;
    },
    current: () => (remaining === 0 ? null : { status, remaining }),
  };
}
