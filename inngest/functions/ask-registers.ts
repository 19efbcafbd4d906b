import type { Inngest } from 'inngest';
import { inTransaction } from '@/db/database';
import { listDue, listOverdueFirms } from '@/db/queries/registers/states';
import { promise } from '@/lib/outbox/promise';
import { askRegister } from '@/lib/registers/ask-register';
import { stepsOf } from './steps-of';

/** A register that is still not reached after so many tries is left to the sweep. */
const MAX_TURNS = 100;

/** What nobody asked for so long after its time has been forgotten: an event was lost, or a server's state. */
const FORGOTTEN_AFTER_MS = 5 * 60_000;
const FIRMS_AT_ONCE = 200;

/**
 * Asks the registers about a firm, side by side, each in durable steps of its own: one a try, with a sleep until its turn
 * comes or the register may be asked again. The slowest take only so many places, or documents would wait behind them.
 */
export function askRegisters(client: Inngest) {
  return client.createFunction(
    {
      id: 'ask-registers',
      triggers: [{ event: 'registers/wanted' }],
      retries: 10,
      concurrency: [{ limit: 8 }],
    },
    async ({ event, step }) => {
      const { firmId } = event.data as { firmId: string };
      const steps = stepsOf(event, step);
      const registers = await steps.run('list', () => listDue(firmId));
      await Promise.all(
        registers.map(async (register) => {
          for (let turn = 1; turn <= MAX_TURNS; turn++) {
            const again = await steps.run(`${register}-${turn}`, async () => {
              const at = await askRegister(firmId, register);
              return at?.toISOString() ?? null;
            });
            if (again === null) return;
            await step.sleepUntil(`${register}-wait-${turn}`, again);
          }
        }),
      );
    },
  );
}

/** Whoever was to ask is gone: asked again. */
export function askForgottenRegisters(client: Inngest) {
  return client.createFunction(
    { id: 'ask-forgotten-registers', triggers: [{ cron: '*/5 * * * *' }] },
    async ({ step }) =>
      step.run('promise-again', async () => {
        const firms = await listOverdueFirms(new Date(Date.now() - FORGOTTEN_AFTER_MS), FIRMS_AT_ONCE);
        await inTransaction(async (tx) => {
          for (const firmId of firms) await promise(tx, { name: 'registers/wanted', data: { firmId } });
        });
        return firms.length;
      }),
  );
}
