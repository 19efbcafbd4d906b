import { mayScrape } from '@/lib/monitoring/may-scrape';
import { OPEN_METRICS_TYPE } from '@/lib/monitoring/open-metrics';
import { readMetrics } from '@/lib/monitoring/read-metrics';

/** The figures of the whole instance, for Prometheus (docs/monitoring). */
export async function GET(request: Request): Promise<Response> {
  const passage = mayScrape(request);
  if (passage === 'hidden') return new Response(null, { status: 404 });
  if (passage === 'refused') return new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
  return new Response(await readMetrics(), {
    headers: { 'Content-Type': OPEN_METRICS_TYPE, 'Cache-Control': 'no-store' },
  });
}

export const dynamic = 'force-dynamic';
