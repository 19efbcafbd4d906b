import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeDatabase } from '@/db/database';
import type { KeptForm } from '@/db/schema/kept-form';
import { databaseBefore, upgrade } from '@/db/testing/release-before';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetEnv } from '@/lib/env';
import { findAdministratorSession } from './administrator-sessions';
import { findKeptForm, forgetForm, type Keeper, keepForm } from './kept-forms';

/** Everything here runs on a database that was upgraded, while the release before, whose columns are read and written by `sql`, serves. */
useTestDatabase();

const AT = new Date('2026-11-22T10:00:00Z');
const anyPlace = () => true;

/** What each release keeps of the same form. */
const FORMS = {
  market: {
    before: { step: 'additional_fields', problem: 'no_choice', seenRevision: 2, chosen: { field: ['bilans', 'kbis'] } },
    now: {
      place: 'additional_fields',
      values: { field: ['bilans', 'kbis'] },
      violations: [{ field: 'base', code: 'no_choice' }],
      seenRevision: 2,
    },
  },
  application: {
    before: { step: 'summary', entries: { 'nom.text': 'Menuiserie' }, changed: ['nom.text', 'b'] },
    now: {
      place: 'summary',
      values: { 'nom.text': ['Menuiserie'] },
      violations: [
        { field: 'nom.text', code: 'changed' },
        { field: 'b', code: 'changed' },
      ],
    },
  },
  console: {
    before: {
      page: '/admin/x',
      values: { name: 'Plateforme' },
      violations: [{ field: 'name', code: 'blank', message: 'Un nom.' }],
    },
    now: {
      place: '/admin/x',
      values: { name: ['Plateforme'] },
      violations: [{ field: 'name', code: 'blank', message: 'Un nom.' }],
    },
  },
} satisfies Record<string, { before: postgres.JSONValue; now: KeptForm }>;
type Kind = keyof typeof FORMS;

let before: Awaited<ReturnType<typeof databaseBefore>>;
let sql: postgres.Sql;
/** Browsers that were there before the upgrade, and had a form kept. */
const there = {} as Record<Kind, Keeper>;

beforeAll(async () => {
  before = await databaseBefore('0019_kept_form');
  sql = postgres(before.url, { max: 1, onnotice: () => {} });
  for (const kind of ['market', 'application', 'console'] as const) {
    there[kind] = await letIn(kind);
    await keptBefore(kind, there[kind], FORMS[kind].before);
  }
  await upgrade(before.url);
  vi.stubEnv('DATABASE_URL', before.url);
  forgetEnv();
  await closeDatabase();
});
afterAll(async () => {
  await closeDatabase();
  await sql?.end();
  await before?.drop();
});

/** A browser with a grant, or a session of the console. */
async function letIn(kind: Kind): Promise<Keeper> {
  const id = randomUUID();
  const life = { digest: id, created_at: AT, expires_at: AT };
  if (kind === 'console') {
    const account = { id, email: id, role: 'reader', created_at: AT };
    await sql`insert into administrators ${sql(account)}`;
    await sql`insert into administrator_sessions ${sql({ id, ...life, administrator_id: id, address: '', agent: '' })}`;
    return { administratorSessionId: id };
  }
  await sql`insert into sessions ${sql({ id, ...life })}`;
  await sql`insert into access_links ${sql({ id, ...life, subject: kind, subject_id: id })}`;
  const grant = { session_id: id, subject: kind, subject_id: id, link_id: id, created_at: AT };
  await sql`insert into session_grants ${sql(grant)}`;
  return { sessionId: id, subject: kind, subjectId: id };
}

const column = { market: 'refused_post', application: 'unsaved_entries', console: 'refused_form' } as const;

/** As the release before keeps a form, or forgets one. */
async function keptBefore(kind: Kind, keeper: Keeper, form: postgres.JSONValue): Promise<void> {
  const value = form === null ? null : sql.json(form);
  if ('subject' in keeper)
    await sql`update session_grants set ${sql(column[kind])} = ${value} where session_id = ${keeper.sessionId}`;
  else await sql`update administrator_sessions set refused_form = ${value} where id = ${keeper.administratorSessionId}`;
}

/** As the release before reads it. */
async function readBefore(kind: Kind, keeper: Keeper): Promise<unknown> {
  const [row] =
    'subject' in keeper
      ? await sql`select ${sql(column[kind])} as form from session_grants where session_id = ${keeper.sessionId}`
      : await sql`select refused_form as form from administrator_sessions where id = ${keeper.administratorSessionId}`;
  return row?.form;
}

describe.each(['market', 'application', 'console'] as const)('the kept form: %s', (kind) => {
  const form: KeptForm = FORMS[kind].now;

  it('is there after the upgrade, and still where the release before reads it', async () => {
    expect(await findKeptForm(there[kind], anyPlace)).toEqual(form);
    expect(await readBefore(kind, there[kind])).toEqual(FORMS[kind].before);
  });

  it('is kept for its browser alone, in its place alone, until one is saved', async () => {
    const [mine, theirs] = [await letIn(kind), await letIn(kind)];
    await keepForm(mine, form);
    expect(await findKeptForm(mine, (place) => place === form.place)).toEqual(form);
    expect(await findKeptForm(mine, (place) => place !== form.place)).toBeUndefined();
    expect(await findKeptForm(theirs, anyPlace)).toBeUndefined();
    await forgetForm(theirs);
    await forgetForm(mine, 'elsewhere');
    expect(await findKeptForm(mine, anyPlace)).toEqual(form);
    await forgetForm(mine, form.place);
    expect(await findKeptForm(mine, anyPlace)).toBeUndefined();
  });

  it('is read by each release as the other keeps it, and forgotten by both', async () => {
    const keeper = await letIn(kind);
    await keepForm(keeper, form);
    expect(await readBefore(kind, keeper)).toEqual(FORMS[kind].before);
    await forgetForm(keeper);
    expect(await readBefore(kind, keeper)).toBeNull();
    await keptBefore(kind, keeper, FORMS[kind].before);
    expect(await findKeptForm(keeper, anyPlace)).toEqual(form);
    await keptBefore(kind, keeper, null);
    expect(await findKeptForm(keeper, anyPlace)).toBeUndefined();
  });
});

it('a form that says no revision is kept without one', async () => {
  const [mine, theirs] = [await letIn('market'), await letIn('market')];
  const { seenRevision: _said, ...form } = FORMS.market.now;
  await keepForm(mine, form);
  expect(await readBefore('market', mine)).toEqual({ ...FORMS.market.before, seenRevision: null });
  await keptBefore('market', theirs, { ...FORMS.market.before, seenRevision: null });
  expect(await findKeptForm(theirs, anyPlace)).toEqual(form);
});

it('what else the session of the console is told of leaves its form alone', async () => {
  const keeper = await letIn('console');
  await keepForm(keeper, FORMS.console.now);
  const id = 'administratorSessionId' in keeper ? keeper.administratorSessionId : '';
  await sql`update administrator_sessions set expires_at = ${new Date()} where id = ${id}`;
  expect((await findAdministratorSession(id))?.session.keptForm).toEqual(FORMS.console.now);
});
