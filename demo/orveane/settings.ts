import { resolve } from 'node:path';

/** What the demo platform is told when it starts. The secrets never reach a page, a log or a file. */
export type EditorSettings = {
  port: number;
  host: string;
  /** Where mails are received, on the loopback; undefined: nowhere. */
  smtpPort: number | undefined;
  passeMarcheUrl: string;
  /** The page of the simulated registers. */
  registersUrl: string;
  dataDir: string;
  clientId: string;
  clientSecret: string;
  /** Live webhook secrets: one, or the old and the new one while they are being rotated. */
  webhookSecrets: string[];
};

type Environment = Record<string, string | undefined>;

/**
 * Reads the settings from an environment; the defaults are the demo account of a local Passe Marché.
 * `DEMO_WEBHOOK_SECRET` may hold two secrets, separated by a comma, during a rotation.
 * @throws Error, in one line, when a value cannot be used.
 */
export function readSettings(env: Environment): EditorSettings {
  return {
    port: readPort('DEMO_EDITOR_PORT', env.DEMO_EDITOR_PORT || '4567'),
    smtpPort: env.DEMO_SMTP_PORT ? readPort('DEMO_SMTP_PORT', env.DEMO_SMTP_PORT) : undefined,
    host: env.HOST || '127.0.0.1',
    passeMarcheUrl: readOrigin('PASSE_MARCHE_URL', env.PASSE_MARCHE_URL || 'http://localhost:3000'),
    registersUrl: readOrigin('DEMO_REGISTERS_URL', env.DEMO_REGISTERS_URL || 'http://localhost:4568'),
    dataDir: resolve(env.DATA_DIR || './.data', 'demo-editor'),
    clientId: env.DEMO_CLIENT_ID || 'demo_editor_client',
    clientSecret: env.DEMO_CLIENT_SECRET || 'demo_editor_secret',
    webhookSecrets: readSecrets(env.DEMO_WEBHOOK_SECRET || 'demo_webhook_secret_for_local_use_only_0123456789abcdef'),
  };
}

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${name} must be a port number between 0 and 65535, not "${text}"`);
  }
  return port;
}

function readOrigin(name: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`${name} must be an http or https address, not "${text}"`);
  }
  return text.replace(/\/+$/, '');
}

function readSecrets(text: string): string[] {
  const secrets = text
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');
  if (secrets.length === 0) throw new Error('DEMO_WEBHOOK_SECRET must hold at least one secret');
  return secrets;
}
