import { randomUUID } from 'node:crypto';
import { openPool, type Pool } from './pool';

export type Listener = {
  /** Sends a ring to oneself; listens anew when the earlier ones were not heard. To be called every few seconds. */
  check(): Promise<void>;
  close(): Promise<void>;
};

const UNHEARD_BEFORE_REPLACING = 2;

/**
 * Calls `onRing` at each NOTIFY on `channel`, and whenever some may have been missed, on a connection of its own (a
 * session: no transaction-mode pooler in between). The driver listens anew once when the connection closes; when the
 * database stays away longer, `check` does.
 */
export async function listenForRings(databaseUrl: string, channel: string, onRing: () => void): Promise<Listener> {
  const self = randomUUID();
  let unheard = 0;

  const open = async () => {
    const sql = openPool(databaseUrl, 1);
    const heard = (payload: string) => {
      if (payload === self) unheard = 0;
      else onRing();
    };
    await sql.listen(channel, heard, onRing).catch(async (error: unknown) => {
      await sql.end({ timeout: 0 });
      throw error;
    });
    return sql;
  };

  let current: Pool | undefined = await open();
  return {
    async check() {
      if (current && unheard >= UNHEARD_BEFORE_REPLACING) {
        await current.end({ timeout: 0 });
        current = undefined;
      }
      if (!current) {
        current = await open();
        unheard = 0;
      }
      unheard += 1;
      await current`select pg_notify(${channel}, ${self})`;
    },
    async close() {
      await current?.end({ timeout: 1 });
    },
  };
}
