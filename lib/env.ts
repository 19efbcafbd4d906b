import { isIP } from 'node:net';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { DEFAULT_DISK_RESERVE, readBytes, readDiskReserve } from './settings/byte-amount';
import { readRetention } from './settings/retention-periods';
import { readStorageUrl } from './settings/storage-url';

/**
 * The only place that reads the environment. `env()` is lazy, so that a build needs no configuration, and checked once:
 * a wrong value ends in a `ConfigurationError` whose `lines` say in one line each what to mend.
 */

const flag = z
  .enum(['true', 'false'], { error: 'must be true or false' })
  .default('false')
  .transform((value) => value === 'true');

/** `10.0.0.0/8`, `2001:db8::/32`, or an address alone. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits < 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

const networks = z
  .string()
  .default('')
  .transform((list) => list.split(',').flatMap((network) => network.trim() || []))
  .refine((list) => list.every(isNetwork), 'must be addresses or CIDR blocks, separated by commas');

/** `drafts=6, audit=72`: months, by rule; see lib/settings/retention-periods. */
const retention = z
  .string()
  .default('')
  .transform((text, context) => {
    const months = readRetention(text);
    if (months) return months;
    context.addIssue({ code: 'custom', message: 'must be rules and months, as in drafts=6,audit=72' });
    return z.NEVER;
  });

/** A text that `read` understands; `example` shows how it is written. */
const readBy = <T>(read: (text: string) => T | undefined, example: string) =>
  z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `must be written as ${example}` });
    return z.NEVER;
  });

/** Absolute: the processes of an instance do not all work in the same folder. */
const file = z.string().refine(isAbsolute, 'must be an absolute path').optional();

/** `host` or `host:port`; an IPv6 address with a port stands in brackets. */
const clamdAddress = z
  .string()
  .regex(/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i, 'must be host or host:port')
  .transform((text) => {
    const [, host = '', port = '3310'] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(text) ?? [];
    return { host, port: Number(port) };
  })
  .refine(({ port }) => port >= 1 && port <= 65_535, 'must have a port from 1 to 65535');

/** Without the slash at its end. */
const address = z
  .url({ protocol: /^https?$/, error: 'must be an http(s):// address' })
  .transform((url) => url.replace(/\/+$/, ''));

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const variables = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }),
  BASE_URL: address,
  SECRET_KEY: z
    .string('is missing')
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal characters (openssl rand -hex 32)'),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: flag,
  DEMO_WEBHOOK_URL: address.default('http://127.0.0.1:4567/webhooks/passemarche'),
  DEMO_EDITOR_URL: address.default('http://localhost:4567'),
  /** Reverse proxies whose `X-Forwarded-For` is believed. */
  TRUSTED_PROXIES: networks,
  /** `off` is for load tests. */
  RATE_LIMITS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  /** Webhooks may go over http, to any port and any address: for the demonstration and the tests. */
  WEBHOOK_ALLOW_PRIVATE: flag,
  INNGEST_BASE_URL: address.optional(),
  INNGEST_EVENT_KEY: z.string().min(1).optional(),
  /** Read by pairs of figures: of an odd one at its end, or of another character, both sides would make another key in silence. */
  INNGEST_SIGNING_KEY: z
    .string()
    .regex(/^(signkey-\w+-)?([0-9a-f]{2})+$/i, 'must be an even number of hexadecimal characters')
    .optional(),
  /** The seal of the documents: a key and its certificate with its issuers (PEM), or all of them in one PKCS#12. */
  SEAL_KEY_FILE: file,
  SEAL_CERTIFICATE_FILE: file,
  SEAL_PKCS12_FILE: file,
  SEAL_PASSPHRASE: z.string().optional(),
  /** A time-stamp authority (RFC 3161), whose time each document then carries. */
  TSA_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s):// address' }).optional(),
  /** Where clamd listens. Without it, files are not scanned, and said not to be. */
  CLAMD_HOST: clamdAddress.optional(),
  /** Where files are kept, when not on this machine's disk. */
  STORAGE_URL: z.string().optional(),
  /** What uploads leave free on the disk of `DATA_DIR`: the largest counts. Submissions and documents may use it. */
  DISK_RESERVE: readBy(readDiskReserve, '2GB,5%').default(DEFAULT_DISK_RESERVE),
  /** Uploads are refused once the files that are kept weigh so much; for a bucket, whose end nothing else tells. */
  STORAGE_CEILING: readBy(readBytes, '500GB').optional(),
  AWS_REGION: z.string().optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  /** Public registers that are asked about firms: their keys, separated by commas, or all of them. */
  REGISTERS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((key) => key.trim() || [])),
  RECHERCHE_ENTREPRISES_URL: address.default('https://recherche-entreprises.api.gouv.fr'),
  API_ENTREPRISE_URL: address.default('https://entreprise.api.gouv.fr'),
  API_ENTREPRISE_TOKEN: z.string().min(1).optional(),
  /** How long the minute of its limits lasts, in ms; another is for load tests, against a simulator of the same. */
  REGISTERS_MINUTE_MS: readBy(
    (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined),
    'a whole number of milliseconds, 60000 for instance',
  ).default(60_000),
  /** Hosts, with their port where they have one, from which documents of registers are fetched, beside API_ENTREPRISE_URL. */
  REGISTER_DOCUMENT_HOSTS: z
    .string()
    .default('storage.entreprise.api.gouv.fr,data.inpi.fr')
    .transform((list) => list.split(',').flatMap((host) => host.trim() || [])),
  /** The mail server by which people are written to, and in whose name. Without it nobody is, and pages say so. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp(s):// address' }).optional(),
  SMTP_FROM: z.email('must be an e-mail address').optional(),
  /** Who shows it may read `/metrics`; without it nobody may, but this machine in the demonstration. */
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,}$/, 'must be at least 16 characters of a bearer token')
    .optional(),
  /** Where traces are sent (OTLP over HTTP); none are made without it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http(s):// address' }).optional(),
  /** Who publishes this instance, said on its legal pages: in plain words, as a person reads them. */
  SITE_PUBLISHER: z.string().optional(),
  SITE_DIRECTOR: z.string().optional(),
  SITE_HOST: z.string().optional(),
  SITE_CONTACT: z.string().optional(),
  SITE_DPO: z.string().optional(),
  /** How long things are kept, where it is not the usual. */
  RETENTION: retention,
  /** The commit of this release, where there is no repository to read it from. */
  COMMIT: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/, 'must be a commit: 7 to 64 hexadecimal characters')
    .optional(),
  /** Where to write to about a weakness (RFC 9116): without it, /.well-known/security.txt names the legal page. */
  SECURITY_CONTACT: z.url({ protocol: /^(https|mailto)$/, error: 'must be a mailto: or https:// address' }).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});

/** Every variable that an instance may be given. */
export const VARIABLES: readonly string[] = Object.keys(variables.shape);

/** `STORAGE_URL` is read with the variables of AWS, and replaced by what they mean together. */
const schema = variables.transform(({ STORAGE_URL, ...env }, context) => {
  const read = STORAGE_URL === undefined ? undefined : readStorageUrl(STORAGE_URL, env);
  if (!read || !('problem' in read)) return { ...env, STORAGE_URL: read };
  context.addIssue({ code: 'custom', path: [read.variable], message: read.problem });
  return z.NEVER;
});

export type Env = z.infer<typeof schema>;

/** The configuration cannot be used; each line names a variable and what is wrong with it, never its value. */
export class ConfigurationError extends Error {
  constructor(readonly lines: string[]) {
    super(lines.join('; '));
    this.name = 'ConfigurationError';
  }
}

/** Checks a set of variables. An empty value counts as absent, so that `FOO= npm start` means the default. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  const lines = result.success
    ? [...checkInngest(result.data), ...checkSeal(result.data), ...checkMail(result.data)]
    : result.error.issues.map(describeIssue);
  if (lines.length > 0 || !result.success) throw new ConfigurationError(lines);
  return result.data;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return `${issue.path.join('.')} ${missing ? 'is missing' : issue.message}`;
}

/** With an Inngest server, all three variables go together: a missing key would leave events unsent or calls unsigned. */
function checkInngest(env: Env): string[] {
  if (!env.INNGEST_BASE_URL) return [];
  return (['INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY'] as const)
    .filter((name) => !env[name])
    .map((name) => `${name} is missing (INNGEST_BASE_URL is set)`);
}

/** A message must say whom it comes from. */
function checkMail({ SMTP_URL, SMTP_FROM }: Env): string[] {
  return SMTP_URL && !SMTP_FROM ? ['SMTP_FROM is missing (SMTP_URL is set)'] : [];
}

/** One kind of seal or the other, and whole. */
function checkSeal({ SEAL_KEY_FILE, SEAL_CERTIFICATE_FILE, SEAL_PKCS12_FILE }: Env): string[] {
  if (SEAL_KEY_FILE && !SEAL_CERTIFICATE_FILE) return ['SEAL_CERTIFICATE_FILE is missing (SEAL_KEY_FILE is set)'];
  if (SEAL_CERTIFICATE_FILE && !SEAL_KEY_FILE) return ['SEAL_KEY_FILE is missing (SEAL_CERTIFICATE_FILE is set)'];
  if (SEAL_PKCS12_FILE && SEAL_KEY_FILE) return ['SEAL_PKCS12_FILE and SEAL_KEY_FILE cannot both be set'];
  return [];
}

let cached: Env | undefined;

/** The checked environment of this process. Throws `ConfigurationError`. */
export function env(): Env {
  // biome-ignore lint/style/noProcessEnv: this file is the one place that may
  cached ??= parseEnv(process.env);
  return cached;
}

/** Forgets what was read; for tests that change the environment. */
export function forgetEnv(): void {
  cached = undefined;
}
