import { env } from '@/lib/env';
import type { SiteIdentity } from '@/lib/text/site-legal';

/** Who publishes this instance, as its environment says. */
export function siteIdentity(): SiteIdentity {
  const { SITE_PUBLISHER, SITE_DIRECTOR, SITE_HOST, SITE_CONTACT, SITE_DPO } = env();
  return {
    publisher: SITE_PUBLISHER,
    director: SITE_DIRECTOR,
    host: SITE_HOST,
    contact: SITE_CONTACT,
    dataProtection: SITE_DPO,
  };
}
