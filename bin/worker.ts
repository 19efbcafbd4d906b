import path from 'node:path';
import { closeDatabase } from '@/db/database';
import { createJobClient, jobSigningKey } from '@/inngest/client';
import { DATABASE_PATIENCE_MS, outlastDatabase } from '@/inngest/engine/commit';
import { createEngine, type Engine } from '@/inngest/engine/engine';
import { keepAuditChain } from '@/inngest/keep-audit-chain';
import { startRelay } from '@/inngest/relay';
import { serveJobs } from '@/inngest/serve-jobs';
import { drawWith } from '@/lib/documents/attestation/draw-apart';
import { checkConfiguredSeal } from '@/lib/documents/seal/configured-seal';
import { ConfigurationError, env } from '@/lib/env';
import { log } from '@/lib/observability/log';
import { logConsole } from '@/lib/observability/log-console';
import { startReporting } from '@/lib/observability/report-process';
import { connectedRegisters } from '@/lib/registers/connected';
import { databaseProblem } from './commands/database-words';
import { joinInstance } from './commands/join-instance';

type Running = { stop(): Promise<void> };

/** Runs what must happen in the background: relays promised events and, without an Inngest server, runs the functions. */
async function startWorker(): Promise<Running> {
  checkConfiguredSeal(new Date());
  connectedRegisters();
  if (env().INNGEST_BASE_URL) {
    const client = createJobClient();
    return startRelay((events) => client.send(events));
  }
  const engine = embeddedEngine();
  // Also when the database is away at this moment: what restarts with us may be a little later than we are.
  await outlastDatabase(() => engine.start(), DATABASE_PATIENCE_MS);
  const relay = await outlastDatabase(() => startRelay((events) => engine.send(events)), DATABASE_PATIENCE_MS);
  return {
    async stop() {
      await relay.stop();
      await engine.stop();
    },
  };
}

/** OpenTelemetry is loaded only where traces are wanted. */
async function startTracing(): Promise<() => Promise<void>> {
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return async () => {};
  return (await import('@/lib/observability/open-telemetry')).startTracing('worker');
}

function embeddedEngine(): Engine {
  const engine: Engine = createEngine({
    databaseUrl: env().DATABASE_URL,
    handler: (request) => handler(request),
    signingKey: jobSigningKey(),
    appUrl: `${env().BASE_URL}/api/inngest`,
    log: log(),
  });
  const client = createJobClient(engine.fetch);
  const handler = serveJobs(client);
  return engine;
}

logConsole();
// Node would print the failure with all its properties, which may be what people typed. The launcher replaces us.
process.on('uncaughtException', (error) => {
  log().fatal({ err: error }, 'worker failed');
  process.exit(1);
});

try {
  // By itself (`npm run worker`), it works for the instance that runs on the data folder, or that the environment names.
  if (!process.env.LAUNCHER_PID) await joinInstance();
  // A launcher that runs us from our source has built all of it just before; `npm run dev` bundles us.
  const isOfBuild = process.env.LAUNCHER_PID && process.argv[1]?.endsWith('.ts');
  if (isOfBuild) drawWith(path.resolve('.next', 'draw-attestations.mjs'));
  // The SDK lists the whole environment several times a call, and Node asks the system for each variable: half of a
  // call's time. A copy answers the same.
  process.env = { ...process.env };
  const worker = await startWorker();
  const stopReporting = startReporting('worker');
  const stopTracing = await startTracing();
  const chain = keepAuditChain();
  log().info('worker ready');
  process.send?.('ready');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(
      signal,
      () =>
        void Promise.all([worker.stop(), chain.stop()])
          .then(stopReporting)
          .then(stopTracing)
          .then(closeDatabase)
          .then(() => process.exit(0)),
    );
  }
} catch (error) {
  const said = () => (error instanceof Error ? error.message : String(error));
  const lines = error instanceof ConfigurationError ? error.lines : [databaseProblem(error) ?? said()];
  for (const line of lines) process.stderr.write(`Worker: ${line}\n`);
  process.exit(1);
}
