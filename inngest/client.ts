import { Inngest, type Logger } from 'inngest';
import { env } from '@/lib/env';
import { deriveKey } from '@/lib/keys';
import { log } from '@/lib/observability/log';

/** Key that signs every request to `/api/inngest`: the server's when there is one, else the instance's own. */
export function jobSigningKey(): string {
  return env().INNGEST_SIGNING_KEY ?? `signkey-prod-${deriveKey('inngest').toString('hex')}`;
}

/**
 * The log of the SDK itself, but for the stack that it prints of each call with a wrong signature: anybody can make those,
 * and the log has the 401 of each already.
 */
function withoutUnsignedCalls(logger: Logger): Logger {
  const asLogger: Logger = logger;
  return {
    info: (...said) => asLogger.info(...said),
    warn: (...said) => asLogger.warn(...said),
    debug: (...said) => asLogger.debug(...said),
    error: (...said) => {
      if (said[1] !== 'Signature validation failed') asLogger.error(...said);
    },
  };
}

/** The SDK's client. Always in cloud mode: in development mode the SDK accepts requests that nobody signed. */
export function createJobClient(embeddedFetch?: typeof fetch): Inngest {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY } = env();
  return new Inngest({
    id: 'passe-marche',
    isDev: false,
    baseUrl: INNGEST_BASE_URL ?? 'http://embedded.invalid',
    eventKey: INNGEST_EVENT_KEY ?? 'embedded',
    signingKey: jobSigningKey(),
    logger: log(),
    internalLogger: withoutUnsignedCalls(log()),
    ...(embeddedFetch && { fetch: embeddedFetch }),
  });
}
