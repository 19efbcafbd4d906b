import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { twoHoursAhead } from '@/bin/machine/debian-programs';
import { freePorts, startOwnInstance, stopOwnInstance } from './own-instance';
import { configureByApi, demoToken } from './without-browser';

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'passe-marche-clock-'));
  chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user, who goes through it
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a webhook that waits by a clock two hours ahead goes out once the clock is right', async ({ request }) => {
  const ports = await freePorts();
  const ahead = await startOwnInstance(ports, folder, twoHoursAhead());
  let market: string;
  try {
    // PostgreSQL has the right time: the two clocks differ.
    await expect.poll(() => warningsOf(request, ahead.applicationUrl)).toContain('clock_differs');
    const form = { status: '503', count: '3', delay: '0' };
    const headers = { Origin: ahead.editorUrl };
    await request.post(`${ahead.editorUrl}/webhooks/reponses`, { form, headers, maxRedirects: 0 });
    const token = await demoToken(request, ahead.applicationUrl);
    market = await configureByApi(request, ahead.applicationUrl, token);
    const statusOf = () => syncStatus(request, ahead.applicationUrl, token, market);
    await expect.poll(statusOf).toBe('sync_failed');
  } finally {
    await stopOwnInstance(ahead.pid);
  }

  // Its own delay is five minutes; by that clock, two hours and five minutes are left.
  const right = await startOwnInstance(ports, folder);
  try {
    const token = await demoToken(request, right.applicationUrl);
    const statusOf = () => syncStatus(request, right.applicationUrl, token, market);
    await expect.poll(statusOf, { timeout: 120_000 }).toBe('sync_completed');
    // What the processes before said of their clock counts until their signs of life are old.
    await expect.poll(() => warningsOf(request, right.applicationUrl)).not.toContain('clock_differs');
  } finally {
    await stopOwnInstance(right.pid);
  }
});

async function warningsOf(request: APIRequestContext, base: string): Promise<string[]> {
  return (await (await request.get(`${base}/readyz`)).json()).warnings ?? [];
}

async function syncStatus(request: APIRequestContext, base: string, token: string, market: string) {
  const headers = { Authorization: `Bearer ${token}` };
  return (await (await request.get(`${base}/api/v1/public_markets/${market}`, { headers })).json()).sync_status;
}
