/** What a variable must be, for those whose refusal in `lib/env.ts` is not in French. */
const FORMS: Record<string, string> = {
  DATABASE_URL: 'doit avoir la forme postgres://utilisateur:motdepasse@hôte:port/base.',
  SECRET_KEY: 'doit compter exactement 64 caractères hexadécimaux (openssl rand -hex 32).',
  BASE_URL: 'doit être une adresse https:// sans chemin.',
  DEMO: 'doit être false, ou absente.',
  WEBHOOK_ALLOW_PRIVATE: 'doit être false, ou absente.',
  RATE_LIMITS: 'doit être on, ou absente.',
  TRUSTED_PROXIES: 'doit être une liste d’adresses ou de réseaux (CIDR), séparés par des virgules.',
  STORAGE_URL:
    'doit avoir la forme s3://[clé:secret@]seau[/préfixe]?region=…&endpoint=https://…, avec une région (ou AWS_REGION).',
  DISK_RESERVE: 'doit être une taille, un pourcentage, ou les deux : 2GB,5%.',
  STORAGE_CEILING: 'doit être une taille : 500GB.',
  CLAMD_HOST: 'doit avoir la forme hôte ou hôte:port.',
  SMTP_URL: 'doit avoir la forme smtp(s)://[utilisateur:motdepasse@]hôte:port.',
  SMTP_FROM: 'doit être une adresse électronique.',
  TSA_URL: 'doit être une adresse http(s)://.',
  INNGEST_BASE_URL: 'doit être une adresse http(s)://.',
  INNGEST_SIGNING_KEY:
    'doit compter un nombre pair de caractères hexadécimaux (openssl rand -hex 32), au plus après signkey-…-.',
  API_ENTREPRISE_URL: 'doit être une adresse http(s)://.',
  RECHERCHE_ENTREPRISES_URL: 'doit être une adresse http(s)://.',
  REGISTERS_MINUTE_MS: 'doit être un nombre entier de millisecondes.',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'doit être une adresse http(s)://.',
  METRICS_TOKEN:
    'doit compter au moins 16 caractères, parmi lettres, chiffres et . _ ~ + / = - (openssl rand -hex 32).',
  RETENTION: 'doit être une liste de règles et de mois : drafts=6,audit=72.',
  COMMIT: 'doit être un commit : 7 à 64 caractères hexadécimaux.',
  SECURITY_CONTACT: 'doit être une adresse mailto: ou https://.',
  DEMO_WEBHOOK_URL: 'n’est pas pour une production.',
  DEMO_EDITOR_URL: 'n’est pas pour une production.',
  LOG_LEVEL: 'doit être fatal, error, warn, info, debug ou silent.',
  SEAL_KEY_FILE: 'doit être un chemin absolu, et sans SEAL_PKCS12_FILE.',
  SEAL_CERTIFICATE_FILE: 'doit être un chemin absolu.',
  SEAL_PKCS12_FILE: 'doit être un chemin absolu, et sans SEAL_KEY_FILE.',
};

/** A line of `lib/env.ts` as an operator reads it: the variable and what is wrong with it. */
export function wrongValue(line: string): string {
  const [name = '', why] = /^\w+(?: is missing(?: \((\w+) is set)?)?/.exec(line) ?? [];
  const variable = name.split(' ')[0] ?? '';
  if (name.includes(' is missing')) return `${variable} manque${why ? `, puisque ${why} est donnée` : ''}.`;
  return `${variable} ${FORMS[variable] ?? 'n’est pas valable.'}`;
}

/** Without what was given: it may be a secret put in the wrong place. */
export const withoutValue = (line: string): string => line.replace(/ \(reçu : «.*»\)/s, '');

/** Fewer different bytes than chance ever gives (`00…`, `0123…`, `5e5e…`), or bytes that follow one another. */
const LEAST_DIFFERENT_BYTES = 16;

/** Whether a master secret is one that people write in examples. */
export function isKnownSecretKey(key: string): boolean {
  const bytes = [...Buffer.from(key, 'hex')];
  if (bytes.length === 0) return false;
  const follow = bytes.every((byte, rank) => rank === 0 || Math.abs(byte - (bytes[rank - 1] ?? 0)) === 1);
  return follow || new Set(bytes).size < LEAST_DIFFERENT_BYTES;
}
