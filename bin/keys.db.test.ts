import { expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { liveSigningKey } from '@/lib/oauth/signing-key';
import { runScript } from './testing/run-script';

useTestDatabase();

it('rotate retires the live key and shows the new one, list shows both, and nothing private', async () => {
  const { id } = await liveSigningKey();
  const rotated = await runScript('keys', ['rotate', '--json']);
  expect(rotated).toMatchObject({ status: 0, stderr: '' });
  const keys = JSON.parse(rotated.stdout);
  expect(keys).toEqual([
    { kid: id, created_at: expect.any(String), retired_at: expect.any(String), honoured_until: expect.any(String) },
    { kid: expect.any(String), created_at: expect.any(String), retired_at: null, honoured_until: null },
  ]);
  const { stdout } = await runScript('keys', ['list']);
  expect(stdout.split('\n')[0]).toMatch(/^kid +created_at +retired_at +honoured_until$/);
  expect(stdout).toContain(keys[1].kid);
  expect(await runScript('keys', ['rotate', 'x'])).toMatchObject({ status: 2, stderr: 'En trop : x\n' });
});
