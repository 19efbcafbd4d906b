import { z } from 'zod';
import type { Pool } from '@/db/connection/pool';
import { saveFunction } from '@/db/jobs/functions';
import { inJobsTransaction } from '@/db/jobs/transaction';
import { type Application, callHandler } from './call';
import { parseFunctionConfig } from './function-config';

const declaration = z.object({ functions: z.array(z.unknown()) });

/**
 * Asks the application which functions it has (in-band sync: the answer carries them) and records them.
 * Returns their ids. Throws when the application refuses, or declares what this engine cannot do.
 */
export async function syncFunctions(pool: Pool, application: Application): Promise<string[]> {
  const response = await callHandler(application, {
    method: 'PUT',
    query: '',
    payload: { url: application.appUrl },
    // With an underscore on the wire, whatever the SDK's specification says.
    headers: { 'x-inngest-sync-kind': 'in_band' },
  });
  if (response.status !== 200) {
    throw new Error(`The application did not declare its functions: ${response.status} ${response.body}`);
  }
  const declared = declaration.parse(JSON.parse(response.body)).functions;
  const configs = declared.map((each) => ({ declared: each, config: parseFunctionConfig(each) }));
  await inJobsTransaction(pool, async (tx) => {
    for (const { config, declared } of configs) {
      await saveFunction(tx, config.id, declared, config.concurrency?.limit ?? null);
    }
  });
  return configs.map(({ config }) => config.id);
}
