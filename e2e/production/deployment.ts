import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@/bin/machine/ports';
import { type DebianPostgres, startDebianPostgres } from './debian-postgres';
import { type NginxPorts, startNginx } from './nginx';
import { makeCertificate } from './serve';

/** The deployment guide's surroundings of the application: PostgreSQL, nginx with TLS, a seal, the settings. */
export type Deployment = {
  folder: string;
  ports: NginxPorts;
  base: string;
  certificate: string;
  database: DebianPostgres;
  settings: Record<string, string>;
  /** Stops PostgreSQL and nginx, and removes the folder. */
  remove(): Promise<void>;
};

export async function prepareDeployment(): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'passe-marche-production-'));
  chmodSync(folder, 0o711); // others run PostgreSQL and nginx, and go through it
  const [http, https, first, second] = [
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
  ];
  const ports: NginxPorts = { http, https, web: [first, second] };
  const base = `https://localhost:${https}`;
  makeCertificate(folder, 'key.pem', 'certificate.pem', '/CN=localhost');
  makeCertificate(folder, 'seal.key', 'seal.pem', '/CN=Cachet/O=Essai');
  const database = await startDebianPostgres(folder);
  const settings = {
    DATABASE_URL: database.databaseUrl,
    SECRET_KEY: createHash('sha256').update(folder).digest('hex'),
    BASE_URL: base,
    DATA_DIR: join(folder, 'data'),
    SEAL_KEY_FILE: join(folder, 'seal.key'),
    SEAL_CERTIFICATE_FILE: join(folder, 'seal.pem'),
    TRUSTED_PROXIES: '127.0.0.1',
  };
  const nginx = await startNginx(folder, ports);
  const remove = async () => {
    await nginx.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const certificate = readFileSync(join(folder, 'certificate.pem'), 'utf8');
  return { folder, ports, base, certificate, database, settings, remove };
}
