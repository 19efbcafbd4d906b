import { isDatabaseReachable } from '@/db/database';
import { instanceStorage } from '@/lib/storage/instance-storage';

/** Requests can be served. Says which part is missing, never why: this address is open to all. */
export async function GET(): Promise<Response> {
  const [database, storage] = await Promise.all([isDatabaseReachable(), instanceStorage().isReady()]);
  const ready = database && storage;
  return Response.json({ status: ready ? 'ok' : 'unavailable', database, storage }, { status: ready ? 200 : 503 });
}

export const dynamic = 'force-dynamic';
