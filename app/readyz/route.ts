import { isDatabaseReachable } from '@/db/database';
import { sealWarning } from '@/lib/documents/seal-warning';
import { log } from '@/lib/observability/log';
import { instanceStorage } from '@/lib/storage/instance-storage';

/**
 * Requests can be served. Says which part is missing, never why: this address is open to all. `warnings` comes only when
 * there are some: what still works today and will not for long.
 */
export async function GET(): Promise<Response> {
  const [database, storage] = await Promise.all([isDatabaseReachable(), instanceStorage().isReady()]);
  const ready = database && storage;
  const warnings = database ? await findWarnings() : [];
  return Response.json(
    { status: ready ? 'ok' : 'unavailable', database, storage, ...(warnings.length > 0 && { warnings }) },
    { status: ready ? 200 : 503 },
  );
}

async function findWarnings(): Promise<string[]> {
  try {
    return [await sealWarning(new Date())].flatMap((warning) => warning ?? []);
  } catch (error) {
    log().error({ err: error }, 'the seal of the documents cannot be read');
    return ['seal_unreadable'];
  }
}

export const dynamic = 'force-dynamic';
