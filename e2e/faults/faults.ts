import { settingsOf } from '@/bin/bench/accounts';
import type { Instance } from '@/bin/launcher/instance';
import { takePart } from '@/bin/webhooks/make-recipients';
import { judgeLog } from './judge-log';
import { makeRows } from './rows';
import { METRICS_TOKEN } from './rows-programs';
import { tryAway } from './try-away';
import { tryReadiness } from './try-readiness';
import { beginFinding, type Finding, nameOf, type Reach, tryRow } from './try-row';
import { startWebUnderTest } from './web-under-test';
import { makeWorld } from './world';

/** What the instance, and the web server under test, are started with. */
export const SETTINGS = { RATE_LIMITS: 'off', METRICS_TOKEN };

/**
 * Sends the request of every row of `lib/doors/access.ts` with one fault below the application after the other. The last
 * finding is of the log of the whole run.
 * @param only rows whose name holds this text; all of them by default
 */
export async function tryFaults(instance: Instance, reach: Reach, only = ''): Promise<Finding[]> {
  // What this process and the web server under test promise is sent by the instance's worker.
  const mail = { SMTP_URL: 'smtp://127.0.0.1:9', SMTP_FROM: 'a@b.example' };
  const leave = takePart({ ...(await settingsOf(instance)), ...mail });
  try {
    return await tryWorld(instance, reach, only);
  } finally {
    leave();
  }
}

async function tryWorld(instance: Instance, reach: Reach, only: string): Promise<Finding[]> {
  const world = await makeWorld(instance);
  const web = await startWebUnderTest(instance, SETTINGS);
  try {
    const findings: Finding[] = [];
    const rows = makeRows(world).filter((row) => nameOf(row).includes(only));
    for (const row of rows) findings.push(await tryRow({ world, web }, row, reach));
    await tryAway({ world, web }, rows, findings);
    findings.push(await tryReadiness(web));
    const red = judgeLog(web.log(), world.canaries);
    return [...findings, { ...beginFinding('the log of all this'), cases: 1, red }];
  } finally {
    await web.stop();
    await world.close();
  }
}
