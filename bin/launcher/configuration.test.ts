import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readConfiguration, withFreePorts } from './configuration';

const read = (env: Record<string, string>) => readConfiguration(env, '/project');

test('without any setting, the addresses of the documentation', () => {
  expect(read({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    editorPort: 4567,
    registersPort: 4568,
    smtpPort: 4569,
    webProcesses: 1,
    workers: 1,
    baseUrl: 'http://localhost:3000',
    databaseUrl: undefined,
    dataFolder: '/project/.data',
    demoWebhookUrl: 'http://127.0.0.1:4567/webhooks/passemarche',
    webhookAllowPrivate: true,
    secretKey: undefined,
  });
});

test('addresses follow the ports', () => {
  const { baseUrl, demoWebhookUrl } = read({ PORT: '8080', DEMO_EDITOR_PORT: '8081' });
  expect(baseUrl).toBe('http://localhost:8080');
  expect(demoWebhookUrl).toBe('http://127.0.0.1:8081/webhooks/passemarche');
});

test('an empty setting is an absent one', () => {
  expect(read({ PORT: '', BASE_URL: '', DATABASE_URL: '', DATA_DIR: '', HOST: '', SECRET_KEY: '' })).toEqual(read({}));
});

test('as many web processes as asked for', () => {
  expect(['', '1', '2', '32'].map((WEB_PROCESSES) => read({ WEB_PROCESSES }).webProcesses)).toEqual([1, 1, 2, 32]);
});

test('webhooks stay out of private networks when asked to', () => {
  expect(read({ WEBHOOK_ALLOW_PRIVATE: 'false' }).webhookAllowPrivate).toBe(false);
});

test('as many workers as asked for, or none', () => {
  expect(['', '0', '3'].map((WORKER_PROCESSES) => read({ WORKER_PROCESSES }).workers)).toEqual([1, 0, 3]);
});

test('the final slash of BASE_URL is dropped, a relative DATA_DIR starts from the project', () => {
  const { baseUrl, dataFolder } = read({ BASE_URL: 'https://marches.example.fr/', DATA_DIR: 'elsewhere' });
  expect(baseUrl).toBe('https://marches.example.fr');
  expect(dataFolder).toBe('/project/elsewhere');
});

describe('a wrong value is refused by its name', () => {
  test.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '4567'],
    ['DEMO_EDITOR_PORT', '-1'],
    ['DEMO_REGISTERS_PORT', '4567'],
    ['DEMO_REGISTERS_PORT', 'abc'],
    ['DEMO_SMTP_PORT', '4567'],
    ['DEMO_SMTP_PORT', 'abc'],
    ['HOST', 'not a host'],
    ['WEB_PROCESSES', '0'],
    ['WEB_PROCESSES', '33'],
    ['WEB_PROCESSES', '2.5'],
    ['WEB_PROCESSES', 'many'],
    ['BASE_URL', 'localhost:3000'],
    ['BASE_URL', 'https://example.fr/path'],
    ['DATABASE_URL', 'mysql://user@host/base'],
    ['DATABASE_URL', 'postgres://host'],
    ['DEMO_WEBHOOK_URL', 'webhooks'],
    ['WEBHOOK_ALLOW_PRIVATE', 'yes'],
    ['SECRET_KEY', 'abc'],
  ])('%s=%s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });

  test('without repeating a secret', () => {
    expect(() => read({ DATABASE_URL: 'mysql://user:hidden@host/base' })).not.toThrow('hidden');
    expect(() => read({ SECRET_KEY: 'hidden' })).not.toThrow('hidden');
  });
});

test('the registers take a free port where the usual one is taken, unless it was chosen', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const taken = { ...readConfiguration({}, '/project'), registersPort: port };
  expect((await withFreePorts(taken, {})).registersPort).not.toBe(port);
  expect((await withFreePorts(taken, { DEMO_REGISTERS_PORT: String(port) })).registersPort).toBe(port);
  const mails = { ...readConfiguration({}, '/project'), smtpPort: port };
  expect((await withFreePorts(mails, {})).smtpPort).not.toBe(port);
  expect((await withFreePorts(mails, { DEMO_SMTP_PORT: String(port) })).smtpPort).toBe(port);
  server.close();
  const asPort = readConfiguration({ PORT: '4568' }, '/project');
  expect((await withFreePorts(asPort, {})).registersPort).not.toBe(4568);
});
