import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeEditor } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { createSelfSignedSeal } from '@/lib/kits/pdfa/seal';
import { liveSigningKey } from '@/lib/oauth/signing-key';
import { findFreePort } from './machine/ports';
import { runScript } from './testing/run-script';

const { url } = useTestDatabase();

type Settings = Record<string, string | undefined>;

/** Everything that production needs, and nothing of the developer's own. */
let complete: Settings;
let folder: string;
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passe-marche-serve-'));
  for (const [name, from, days] of [
    ['seal', Date.now() - 86_400_000, 365],
    ['old', Date.now() - 10 * 86_400_000, 5],
    ['next', Date.now() + 86_400_000, 365],
  ] as const) {
    const made = { commonName: 'Cachet', organization: 'Passe Marché', country: 'FR', validFrom: new Date(from), days };
    const { privateKeyPem, certificatePem } = await createSelfSignedSeal(made);
    writeFileSync(inFolder(`${name}.key`), privateKeyPem);
    writeFileSync(inFolder(`${name}.pem`), certificatePem);
  }
  complete = {
    DATABASE_URL: url(),
    SECRET_KEY: '0f1e2d3c4b5a69788796a5b4c3d2e1f00123456789abcdef76543210fedcba98',
    BASE_URL: 'https://marches.example',
    DATA_DIR: inFolder('data'),
    SEAL_KEY_FILE: inFolder('seal.key'),
    SEAL_CERTIFICATE_FILE: inFolder('seal.pem'),
    PORT: String(await findFreePort()),
    RATE_LIMITS: undefined,
    WEBHOOK_ALLOW_PRIVATE: undefined,
    LOG_LEVEL: undefined,
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the real command says, and that it did not start. */
async function refusal(changes: Settings, ...args: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await runScript('serve', args, { ...complete, ...changes });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  return stderr.trimEnd().split('\n');
}

/** One run each: what is wrong together, and the line that each of them gets. */
const runs: [string, () => Settings, RegExp[]][] = [
  [
    'nothing given',
    () => Object.fromEntries(Object.keys(complete).map((name) => [name, undefined])),
    [
      /^DATABASE_URL manque/,
      /^SECRET_KEY manque/,
      /^BASE_URL manque/,
      /^DATA_DIR manque/,
      /^SEAL_PKCS12_FILE, ou SEAL_/,
    ],
  ],
  [
    'no value in its form',
    () => ({
      ...{ HOST: 'hidden', PORT: 'hidden', WEB_PROCESSES: 'hidden', WORKER_PROCESSES: 'hidden' },
      ...{ DATABASE_URL: 'mysql://a:hidden@b/c', SECRET_KEY: 'hidden', BASE_URL: 'http://hidden.example' },
      ...{ DATA_DIR: inFolder('seal.pem'), TRUSTED_PROXIES: 'hidden', CLAMD_HOST: 'http://hidden', TSA_URL: 'hidden' },
      ...{ SEAL_KEY_FILE: 'hidden.key', INNGEST_BASE_URL: 'hidden', LOG_LEVEL: 'hidden' },
    }),
    [
      ...[/^HOST doit être/, /^PORT doit être/, /^WEB_PROCESSES doit être/, /^WORKER_PROCESSES doit être/],
      ...[/^BASE_URL doit commencer par https:/, /^DATA_DIR désigne un dossier où/, /^DATABASE_URL doit avoir/],
      ...[/^SECRET_KEY doit compter/, /^TRUSTED_PROXIES doit être/, /^INNGEST_BASE_URL doit être/],
      ...[/^SEAL_KEY_FILE doit être un chemin absolu/, /^TSA_URL doit être/, /^CLAMD_HOST doit avoir/],
      /^LOG_LEVEL doit être/,
    ],
  ],
  [
    'what is for demonstrations',
    () => ({
      ...{ DEMO: 'true', WEBHOOK_ALLOW_PRIVATE: 'true', RATE_LIMITS: 'off', NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      ...{ SECRET_KEY: '5e'.repeat(32), BASE_URL: 'https://marches.example/hidden', SEAL_KEY_FILE: undefined },
      ...{ INNGEST_BASE_URL: 'https://jobs.example', INNGEST_SIGNING_KEY: 'signkey-prod-abcd' },
      DATA_DIR: join(inFolder('seal.pem'), 'hidden'),
    }),
    [
      ...[/^DEMO=true n’est pas/, /^WEBHOOK_ALLOW_PRIVATE=true n’est pas/, /^RATE_LIMITS=off n’est pas/],
      ...[/^NODE_TLS_REJECT_UNAUTHORIZED=0 n’est pas/, /^SECRET_KEY est une valeur d’exemple/],
      ...[/^BASE_URL doit être une adresse https:/, /^DATA_DIR désigne un dossier où/],
      ...[/^INNGEST_EVENT_KEY manque, puisque INNGEST_BASE_URL est donnée/],
      /^SEAL_KEY_FILE manque, puisque SEAL_CERTIFICATE_FILE est donnée/,
    ],
  ],
  [
    'a wrong bucket, a key of zeros, an event key without a server',
    () => ({ STORAGE_URL: 's3://k:hidden@Bucket', SECRET_KEY: '0'.repeat(64), INNGEST_EVENT_KEY: 'hidden' }),
    [/^SECRET_KEY est une valeur d’exemple/, /^STORAGE_URL doit avoir la forme/, /^INNGEST_EVENT_KEY est donnée sans/],
  ],
  [
    'a bucket without credentials, a key that anybody types',
    () => ({
      ...{ STORAGE_URL: 's3://hidden?region=fr', AWS_ACCESS_KEY_ID: undefined },
      SECRET_KEY: '0123456789abcdef'.repeat(4),
    }),
    [/^SECRET_KEY est une valeur d’exemple/, /^AWS_ACCESS_KEY_ID manque, puisque STORAGE_URL est donnée/],
  ],
  ['a seal that is not there', () => ({ SEAL_KEY_FILE: '/hidden' }), [/^SEAL_KEY_FILE désigne un fichier illisible/]],
  ['another’s key', () => ({ SEAL_KEY_FILE: inFolder('old.key') }), [/^SEAL_KEY_FILE : la clé ou le certificat/]],
  [
    'a seal that has ended',
    () => ({ SEAL_KEY_FILE: inFolder('old.key'), SEAL_CERTIFICATE_FILE: inFolder('old.pem') }),
    [/^SEAL_CERTIFICATE_FILE : le certificat du cachet a expiré\.$/],
  ],
  [
    'a seal of tomorrow',
    () => ({ SEAL_KEY_FILE: inFolder('next.key'), SEAL_CERTIFICATE_FILE: inFolder('next.pem') }),
    [/^SEAL_CERTIFICATE_FILE : le certificat du cachet n’est pas encore valable\.$/],
  ],
];

describe('npm run serve refuses to start, with a line for each reason that names the variable and not its value', () => {
  it.each(runs)('%s', async (_what, changes, expected) => {
    const lines = await refusal(changes());
    expect(lines).toHaveLength(expected.length);
    for (const line of expected) expect(lines).toContainEqual(expect.stringMatching(line));
    expect(lines.join('\n')).not.toContain('hidden');
  });

  it('a database that does not answer', async () => {
    const [line, ...rest] = await refusal({ DATABASE_URL: 'postgres://u:hidden@127.0.0.1:9/x' }, 'worker');
    expect(line).toBe('[migrations] DATABASE_URL : aucun serveur n’écoute à cette adresse (ECONNREFUSED).');
    expect(rest.join()).not.toContain('hidden');
  });
});

describe('npm run serve refuses a database', () => {
  it('written under another SECRET_KEY', async () => {
    await liveSigningKey();
    expect(await refusal({})).toContain('[migrations] SECRET_KEY n’est pas celle de cette base de données.');
  });

  it('that holds the demo account, under its mark or its name', async () => {
    const { editor } = await makeTestEditor();
    const line = expect.stringMatching(
      /^\[migrations\] DATABASE_URL désigne une base qui contient le compte de démonst/,
    );
    expect(await refusal({})).not.toContainEqual(line);
    await changeEditor(editor.id, { demo: true });
    expect(await refusal({})).toContainEqual(line);
    await changeEditor(editor.id, { demo: false, clientId: 'demo_editor_client' });
    expect(await refusal({})).toContainEqual(line);
  });
});

it('a word that is no role is explained', async () => {
  expect((await refusal({}, 'database'))[0]).toBe('Usage : npm run serve [-- web | worker]');
});
