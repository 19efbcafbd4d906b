/** How long things of each name took, in milliseconds, and what went wrong. */
export class Stopwatch {
  readonly errors: string[] = [];
  readonly #times = new Map<string, number[]>();

  /** `work` returns what is wrong with the answer, or null. Throws nothing: a failure is counted. */
  async time(name: string, work: () => Promise<string | null>): Promise<void> {
    const began = performance.now();
    const problem = await work().catch((error: unknown) => String(error));
    this.#times.set(name, [...(this.#times.get(name) ?? []), performance.now() - began]);
    if (problem !== null) this.errors.push(`${name} : ${problem}`);
  }

  names = (): string[] => [...this.#times.keys()];
  timesOf = (name: string): number[] => this.#times.get(name) ?? [];

  forget(): void {
    this.#times.clear();
    this.errors.length = 0;
  }
}
