import { beforeAll, expect, it, vi } from 'vitest';
import { findOpenToAddress, findPeopleOfParts } from '@/db/queries/confirmed-access';
import { findFirms } from '@/db/queries/firms';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { messagesAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makePerson } from '@/lib/addresses/testing/person';
import { findMemberLink } from '@/lib/auth/member-link';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { forgetEnv } from '@/lib/env';
import { declareForMember, mailMember } from './give-part';
import { linkOf, makeGroup, NOW } from './testing/group';

useTestDatabase();

beforeAll(() => {
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  vi.stubEnv('SMTP_FROM', 'a@b.example');
  forgetEnv();
});

async function group() {
  const market = await makeTestMarket((await makeTestEditor()).editor.id, Object.values(REQUIRED_TO_SUBMIT));
  const application = await makeTestApplication(market);
  await makeGroup(application, ['Peinture Martin', 'Plâtres Petit']);
  const [, second, third] = await findFirms(application.id);
  if (!second || !third) throw new Error('two members');
  return { application, second, third };
}

it('a member’s turn is written to an address, which opens its part alone; what opened it before ends', async () => {
  const { application, second, third } = await group();
  const person = await makePerson(NOW);
  await linkOf(application, 2);
  expect(await mailMember(application.id, { rank: 2, address: person.address }, true, NOW)).toEqual({
    made: { rank: 2 },
  });
  const open = await findOpenToAddress(person.id);
  expect(open.map(({ application: { identifier } }) => identifier)).toEqual([`${application.identifier}-2`]);
  expect(await messagesAbout(application.id)).toMatchObject([
    { kind: 'member_turn', address: person.address, facts: { application: `${application.identifier}-2` } },
  ]);
  expect(await findPeopleOfParts([second.id, third.id])).toMatchObject([{ subjectId: second.id }]);
  // A link made afterwards, or the mandataire in its place, ends that access.
  await linkOf(application, 2, true);
  expect(await findOpenToAddress(person.id)).toEqual([]);
  await mailMember(application.id, { rank: 2, address: person.address }, true, NOW);
  await declareForMember(application.id, 2, true, NOW);
  expect(await findOpenToAddress(person.id)).toEqual([]);
});

it('is written five times a day at most to one address', async () => {
  const { application } = await group();
  const { address } = await makePerson(NOW);
  for (let count = 0; count < 5; count++) await mailMember(application.id, { rank: 2, address }, true, NOW);
  // What opened the other part stands.
  const token = await linkOf(application, 3);
  expect(await mailMember(application.id, { rank: 3, address }, true, NOW)).toEqual({ refused: 'too_many' });
  expect(await findMemberLink(`${application.identifier}-3`, token, NOW)).toBe('live');
});
