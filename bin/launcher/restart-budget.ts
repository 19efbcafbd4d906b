/** How often something may be started again: so many times in any `windowMs`. */
export class RestartBudget {
  #startedAt: number[] = [];

  constructor(
    readonly limit: number,
    readonly windowMs: number,
  ) {}

  /** Takes one restart at `nowMs`; false when there have been too many of late. */
  take(nowMs: number): boolean {
    this.#startedAt = this.#startedAt.filter((at) => at > nowMs - this.windowMs);
    if (this.#startedAt.length >= this.limit) return false;
    this.#startedAt.push(nowMs);
    return true;
  }
}
