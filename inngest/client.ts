import { Inngest } from 'inngest';
import { env } from '@/lib/env';
import { deriveKey } from '@/lib/keys';
import { log } from '@/lib/observability/log';

/** Key that signs every request to `/api/inngest`: the server's when there is one, else the instance's own. */
export function jobSigningKey(): string {
  return env().INNGEST_SIGNING_KEY ?? `signkey-prod-${deriveKey('inngest').toString('hex')}`;
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
    ...(embeddedFetch && { fetch: embeddedFetch }),
  });
}
