import type { Inngest } from 'inngest';
import { inTransaction } from '@/db/database';
import { listOverdue } from '@/db/queries/registers/states';
import { promise } from '@/lib/outbox/promise';
import { askRegister } from '@/lib/registers/ask-register';
import { stepsOf } from './steps-of';

/** A register that is still not reached after so many tries is left to the sweep. */
const MAX_TURNS = 100;

/** What nobody asked for so long after its time has been forgotten: an event was lost, or a server's state. */
const FORGOTTEN_AFTER_MS = 5 * 60_000;
const ROWS_AT_ONCE = 500;

/**
 * Asks a register about a firm, in durable steps: one a try, with a sleep until its turn comes or the register may be asked
 * again. Each register has so many places of its own: none waits behind a slow one, nor do documents.
 */
export function askRegisters(client: Inngest) {
  return client.createFunction(
    {
      id: 'ask-register',
      triggers: [{ event: 'register/wanted' }],
      retries: 10,
      concurrency: [{ key: 'event.data.register', limit: 2 }],
    },
    async ({ event, step }) => {
      const { firmId, register } = event.data as { firmId: string; register: string };
      const steps = stepsOf(event, step);
      for (let turn = 1; turn <= MAX_TURNS; turn++) {
        const again = await steps.run(`ask-${turn}`, async () => {
          const at = await askRegister(firmId, register);
          return at?.toISOString() ?? null;
        });
        if (again === null) return;
        await step.sleepUntil(`wait-${turn}`, again);
      }
    },
  );
}

/** Whoever was to ask is gone: asked again. */
export function askForgottenRegisters(client: Inngest) {
  return client.createFunction(
    { id: 'ask-forgotten-registers', triggers: [{ cron: '*/5 * * * *' }] },
    async ({ step }) =>
      step.run('promise-again', async () => {
        const rows = await listOverdue(new Date(Date.now() - FORGOTTEN_AFTER_MS), ROWS_AT_ONCE);
        await inTransaction(async (tx) => {
          for (const row of rows) await promise(tx, { name: 'register/wanted', data: row });
        });
        return rows.length;
      }),
  );
}
