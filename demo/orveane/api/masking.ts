const mask = '••••••';

const secretMembers = ['access_token', 'refresh_token', 'client_secret', 'webhook_secret', 'token'].join('|');

/** Cuts out of a text whatever would let its reader act in our place. */
export type Masker = (text: string) => string;

/**
 * Makes a masker that hides: the secrets given, word for word; the members of JSON and of forms that hold one; bearer
 * tokens; the token of an access link; the secret of a verification address.
 */
export function createMasker(knownSecrets: () => string[]): Masker {
  return (text) => maskPatterns(maskKnown(text, knownSecrets()));
}

function maskKnown(text: string, secrets: string[]): string {
  return secrets
    .filter((secret) => secret.length > 0)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((masked, secret) => masked.replaceAll(secret, mask), text);
}

function maskPatterns(text: string): string {
  return text
    .replace(new RegExp(`("(?:${secretMembers})"\\s*:\\s*")[^"]*"`, 'g'), `$1${mask}"`)
    .replace(new RegExp(`(^|[?&\\s])(${secretMembers})=[^&\\s"]+`, 'g'), `$1$2=${mask}`)
    .replace(/(\/access\/)[^/\s"?#]+/g, `$1${mask}`)
    .replace(/(\bBearer\s+)[\w.~+/=-]{8,}/g, `$1${mask}`)
    .replace(/(\/verification\/[^\s"?#]+\?k=)[^&\s"]+/g, `$1${mask}`)
    .replace(/\beyJ[\w-]{10,}\.[\w-]+\.[\w-]+/g, mask);
}
