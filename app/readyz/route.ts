import { isDatabaseReachable } from '@/db/database';

/** Requests can be served. Says which part is missing, never why: this address is open to all. */
export async function GET(): Promise<Response> {
  const database = await isDatabaseReachable();
  return Response.json({ status: database ? 'ok' : 'unavailable', database }, { status: database ? 200 : 503 });
}

export const dynamic = 'force-dynamic';
