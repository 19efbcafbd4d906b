import { randomUUID } from 'node:crypto';
import { prerender } from 'react-dom/static';
import { expect, it, vi } from 'vitest';
import ApplicationPage from '@/app/admin/applications/[identifier]/page';
import { outcomePage } from '@/app/verification/outcome';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeSubmitted, makeSubmittedGroup } from '@/lib/documents/testing/make-submitted';
import { verifyBySecret } from '@/lib/documents/verify/verify-attestation';

// The cookie and the headers of a request exist in a server only; all else is asked as ever.
vi.mock('@/lib/auth/administrator', async (original) => ({
  ...(await original()),
  requireAdministrator: async () => ({ id: randomUUID(), email: 'a@b.example', role: 'reader', sessionId: '' }),
}));
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));

useTestDatabase();

const NAMED = [
  'Menuiserie Lefèvre (SIRET\u00a0130\u00a0025\u00a0265\u00a000013)',
  'Couverture Petit (SIRET\u00a0356\u00a0000\u00a0000\u00a000048)',
  'Plomberie Noël (SIRET\u00a0732\u00a0829\u00a0320\u00a000074)',
];
const SECRET = 'un-secret-de-verification';

const items = (markup: string) =>
  [...(/<ol>(.*?)<\/ol>/s.exec(markup)?.[1] ?? '').matchAll(/<li>(.*?)<\/li>/gs)].map(([, item = '']) =>
    item.replaceAll(/<!--.*?-->/g, ''),
  );

/** With all that it waits for. */
const drawn = async (page: Promise<React.ReactNode>) => new Response((await prerender(await page)).prelude).text();

async function onConsole(identifier: string): Promise<string> {
  const props = { params: Promise.resolve({ identifier }), searchParams: Promise.resolve({}) };
  return drawn((ApplicationPage as (given: typeof props) => Promise<React.ReactNode>)(props));
}

const verified = (identifier: string) => drawn(outcomePage((asker) => verifyBySecret(identifier, SECRET, asker), ''));

it('a group’s members are named to the operators, with who declared their part, and on the verification page', async () => {
  const { application } = await makeSubmittedGroup();
  expect(items(await onConsole(application.identifier))).toEqual([
    `${NAMED[0]}, mandataire`,
    `${NAMED[1]}, partie déclarée par lui-même`,
    `${NAMED[2]}, partie déclarée par le mandataire`,
  ]);
  expect(items(await verified(application.identifier))).toEqual(NAMED);
});

it('of a firm alone neither page speaks of members', async () => {
  const { application } = await makeSubmitted();
  for (const markup of [await onConsole(application.identifier), await verified(application.identifier)]) {
    expect(markup).toContain('Menuiserie Lefèvre');
    expect(markup).not.toContain('Membres du groupement');
  }
});
