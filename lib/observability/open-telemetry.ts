import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { type BegunSpan, type SpanAttributes, setTracer } from './trace';

/**
 * Sends spans to `OTEL_EXPORTER_OTLP_ENDPOINT`, by OTLP over HTTP; the other variables of OpenTelemetry (headers, sampler,
 * limits) are read by its own packages. Nothing is registered globally: our spans only, with the attributes that we chose.
 * Loaded where that variable is set, and nowhere else. Returns what sends the last ones.
 */
export function startTracing(kind: string): () => Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'passe-marche', 'service.instance.kind': kind }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer('passe-marche');
  setTracer((name, attributes, parent) => begin(name, attributes, parent));
  return async () => {
    setTracer(undefined);
    await provider.shutdown();
  };

  function begin(name: string, attributes: SpanAttributes, parent: string | undefined): BegunSpan {
    const kindOfSpan = parent ? SpanKind.INTERNAL : SpanKind.SERVER;
    const span = tracer.startSpan(name, { attributes, kind: kindOfSpan }, contextOf(parent));
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      traceparent: `00-${traceId}-${spanId}-${String(traceFlags).padStart(2, '0')}`,
      end(more = {}, failure) {
        span.setAttributes(more);
        // Its name only: a message may repeat what somebody typed.
        if (failure) span.setStatus({ code: SpanStatusCode.ERROR, message: nameOf(failure) });
        span.end();
      },
    };
  }
}

const nameOf = (failure: unknown): string => (failure instanceof Error ? failure.name : 'Error');

function contextOf(parent: string | undefined) {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(parent ?? '') ?? [];
  if (!traceId || !spanId) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags ?? '0', 16) & 1,
    isRemote: true,
  });
}
