import { beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing/use-test-database';

useTestDatabase();

let route: typeof import('./route');
beforeAll(async () => {
  route = await import('./route');
});

const address = 'http://localhost:3000/api/inngest?fnId=passe-marche-make-documents&stepId=step';
const body = JSON.stringify({ event: { name: 'application/submitted', data: {} }, events: [], steps: {}, ctx: {} });
const headers = { 'content-type': 'application/json', host: 'localhost:3000' };

describe('/api/inngest refuses what nobody signed', () => {
  it.each(['POST', 'PUT'] as const)('%s', async (method) => {
    const answer = await route[method](new Request(address, { method, body, headers }));
    expect(answer.status).toBe(401);
  });

  it('GET', async () => {
    expect((await route.GET(new Request(address, { headers }))).status).toBe(401);
  });

  it('PUT with a signature made up', async () => {
    const forged = { ...headers, 'x-inngest-signature': `t=${Math.floor(Date.now() / 1000)}&s=${'0'.repeat(64)}` };
    const answer = await route.PUT(new Request(address, { method: 'PUT', body, headers: forged }));
    expect(answer.status).toBe(401);
  });
});
