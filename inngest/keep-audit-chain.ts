import type { Head } from '@/db/queries/audit/chain';
import { extendChain } from '@/lib/audit/extend-chain';
import { log } from '@/lib/observability/log';

const EVERY_MS = 1_000;
/**
 * How often, at most, the end of the chain is written to the log: a reader of the log can then tell that the chain was
 * cut.
 */
const TOLD_EVERY_MS = 60_000;

/** Adds the rows of the audit log to its chain, every second, and tells its end. */
export function keepAuditChain(): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  let end: Head | undefined;
  let told: Head | undefined;
  let toldAtMs = Number.NEGATIVE_INFINITY;

  async function extend(): Promise<void> {
    const reached = await extendChain(new Date());
    if (reached && end && reached.position < end.position)
      log().error({ from: end, to: reached }, 'the audit chain was cut');
    end = reached ?? end;
    if (performance.now() - toldAtMs >= TOLD_EVERY_MS) tell();
  }

  function tell(): void {
    if (!end || end.position === told?.position) return;
    log().info({ position: end.position, hash: end.hash }, 'end of the audit chain');
    told = end;
    toldAtMs = performance.now();
  }

  const timer = setInterval(() => {
    running ??= extend()
      .catch((error: unknown) => log().error({ err: error }, 'the audit chain was not extended; it will be'))
      .finally(() => {
        running = undefined;
      });
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
      tell();
    },
  };
}
