import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findRegisterRows } from '@/db/queries/registers/states';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { ASKED, beginApplication, identity, SIRET } from '@/lib/applications/testing/begin-application';
import { forgetEnv } from '@/lib/env';
import { testSiret } from './testing/register-server';

useTestDatabase();

beforeAll(() => {
  vi.stubEnv('REGISTERS', 'recherche_entreprises,attestation_fiscale,qualibat');
  vi.stubEnv('API_ENTREPRISE_TOKEN', 'token');
  forgetEnv();
});
afterAll(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

it.each([
  ['its editor may: also what is protected, as far as the market asks for it', true],
  ['its editor may not: the public identity alone', false],
])('%s', async (_what, registersAllowed) => {
  const { editor } = await makeTestEditor({ registersAllowed });
  const begun = await beginApplication(await makeTestMarket(editor.id, ASKED));
  await begun.post('company_identification', identity({ siret: testSiret(1), name: 'Menuiserie' }));
  const asked = (await findRegisterRows(begun.application.firmId)).map(({ register }) => register).toSorted();
  expect(asked).toEqual([...(registersAllowed ? ['attestation_fiscale'] : []), 'recherche_entreprises']);
});

it('a firm that turns out to have no SIRET is asked about nowhere, and what was said under the SIRET is dropped', async () => {
  const { editor } = await makeTestEditor({ registersAllowed: true });
  const begun = await beginApplication(await makeTestMarket(editor.id, ASKED));
  await begun.post('company_identification', identity({ siret: testSiret(1) }));
  expect(await findRegisterRows(begun.application.firmId)).not.toEqual([]);
  const german = { [`${SIRET}.country`]: 'DE', [`${SIRET}.kind`]: 'vat', [`${SIRET}.value`]: 'DE136695976' };
  await begun.post('company_identification', { ...identity({ siret: '' }), ...german });
  expect(await findRegisterRows(begun.application.firmId)).toEqual([]);
  const started = await beginApplication(await makeTestMarket(editor.id, ASKED), {
    foreignIdentifier: { country: 'DE', kind: 'vat', value: 'DE136695976' },
    siretLocked: true,
  });
  await started.post('company_identification', identity());
  expect(await findRegisterRows(started.application.firmId)).toEqual([]);
});

it('more firms at once than the pool has connections identify themselves, and each is asked about', async () => {
  const { editor } = await makeTestEditor({ registersAllowed: true });
  const market = await makeTestMarket(editor.id, ASKED);
  const firms = await Promise.all(Array.from({ length: 25 }, () => beginApplication(market)));
  const identified = firms.map((firm, rank) =>
    firm.post('company_identification', identity({ siret: testSiret(rank + 1), name: 'Menuiserie' })),
  );
  await Promise.all(identified);
  for (const { application } of firms) expect(await findRegisterRows(application.firmId)).toHaveLength(2);
});
