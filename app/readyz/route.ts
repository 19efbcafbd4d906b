import { examineInstance } from '@/lib/monitoring/examine-instance';
import { readinessOf } from '@/lib/monitoring/readiness';
import { connectedRegisters } from '@/lib/registers/connected';
import { release } from '@/lib/release';

/**
 * Requests can be served. Says which part is missing, never why: this address is open to all. `warnings` comes only when
 * there are some, `registers` when some are connected: what keeps no request waiting, or works today and will not for long (docs/decisions/0024).
 */
export async function GET(): Promise<Response> {
  const { ready, parts, warnings } = readinessOf(await examineInstance());
  const registers = connectedRegisters().map(({ key }) => key);
  return Response.json(
    {
      status: ready ? 'ok' : 'unavailable',
      ...release(),
      ...parts,
      ...(registers.length > 0 && { registers }),
      ...(warnings.length > 0 && { warnings }),
    },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}

export const dynamic = 'force-dynamic';
