/** Runs once when the server starts, before any request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: set by Next.js itself, and replaced at build time
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logConsole } = await import('@/lib/observability/log-console');
  logConsole();
  const { checkConfiguration } = await import('@/lib/observability/check-configuration');
  const { checkConfiguredSeal } = await import('@/lib/documents/seal/configured-seal');
  const { connectedRegisters } = await import('@/lib/registers/connected');
  const { followAnswers } = await import('@/lib/http/answer-status');
  const { countRequests } = await import('@/lib/observability/count-requests');
  const { startReporting } = await import('@/lib/observability/report-process');
  const { nameRequests } = await import('@/lib/http/request-origin');
  const { collectWhenIdle } = await import('@/lib/observability/idle-memory');
  const { env } = await import('@/lib/env');
  const { ENDPOINTS } = await import('@/lib/api/endpoints');
  const { routeTemplates } = await import('@/lib/observability/route-template');
  const { routeAllRequests } = await import('@/lib/doors/unroutable-requests');
  const routeOf = routeTemplates(Object.values(ENDPOINTS).map(({ path }) => path));
  checkConfiguration(() => {
    checkConfiguredSeal(new Date());
    connectedRegisters();
  });
  followAnswers();
  countRequests(routeOf);
  routeAllRequests();
  nameRequests(routeOf);
  startReporting('web');
  collectWhenIdle();
  if (env().OTEL_EXPORTER_OTLP_ENDPOINT) (await import('@/lib/observability/open-telemetry')).startTracing('web');
}
