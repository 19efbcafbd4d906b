import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { env, execPath } from 'node:process';
import { settingsOf } from '@/bin/bench/accounts';
import type { Instance } from '@/bin/launcher/instance';
import { waitUntilReady } from '@/bin/launcher/ready';
import { findFreePort } from '@/bin/machine/ports';
import { inProject, projectFolder } from '@/bin/machine/project';
import { type DatabaseProxy, startDatabaseProxy } from './database-proxy';

/** What storage does: see `storage-faults.cjs`. */
export type StorageOrder = 'EIO' | 'ENOSPC' | 'half-way' | 'watch' | undefined;

export type WebUnderTest = {
  url: string;
  database: DatabaseProxy;
  /** Tells storage how to fail; undefined: not at all. */
  orderStorage(order: StorageOrder): void;
  /** Whether storage was used since the order to watch. */
  wasStorageUsed(): boolean;
  /** Everything it has written so far, after what it says when it starts. */
  log(): string;
  stop(): Promise<void>;
};

/**
 * One more web server of this instance, as built and as `npm start` runs it, with faults below it: its way to the database
 * leads through a proxy, its file system obeys orders. The instance's own processes have neither.
 */
export async function startWebUnderTest(instance: Instance, more: Record<string, string>): Promise<WebUnderTest> {
  const settings = await settingsOf(instance);
  const database = await startDatabaseProxy(settings.DATABASE_URL);
  const port = await findFreePort();
  const orders = `${instance.dataFolder}-storage-fault`;
  const logFile = inProject('test-results', 'faults-web.log');
  const log = openSync(logFile, 'w');
  const preloads = [
    './bin/launcher/die-with-parent.cjs',
    './bin/launcher/http-timeouts.cjs',
    './e2e/faults/storage-faults.cjs',
  ];
  const child = spawn(
    execPath,
    [...preloads.flatMap((preload) => ['--require', preload]), '.next/standalone/server.js'],
    {
      cwd: projectFolder,
      env: {
        ...env,
        ...settings,
        DATABASE_URL: database.url,
        DATA_DIR: instance.dataFolder,
        DEMO: 'true',
        DEMO_EDITOR_URL: instance.editorUrl,
        WEBHOOK_ALLOW_PRIVATE: 'true',
        HOSTNAME: '127.0.0.1',
        PORT: String(port),
        STORAGE_FAULT: orders,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        LAUNCHER_PID: String(process.pid),
        ...more,
      },
      stdio: ['ignore', log, log, 'ipc'],
    },
  );
  closeSync(log);
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const tooEarly = new AbortController();
  void ended.then(() => tooEarly.abort(new Error(`the web server under test ended: see ${logFile}`)));
  await waitUntilReady(`${url}/readyz`, tooEarly.signal);
  const startBytes = statSync(logFile).size;
  return {
    url,
    database,
    orderStorage(order) {
      rmSync(`${orders}.used`, { force: true });
      if (order) writeFileSync(orders, order);
      else rmSync(orders, { force: true });
    },
    wasStorageUsed: () => statSync(`${orders}.used`, { throwIfNoEntry: false }) !== undefined,
    log: () => readFileSync(logFile).subarray(startBytes).toString('utf8'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await database.stop();
    },
  };
}
