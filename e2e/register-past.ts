import { env } from 'node:process';
import { expect } from '@playwright/test';
import postgres from 'postgres';
import { findRunningPostgres } from '@/bin/launcher/embedded-postgres';

const NAME = 'insee.social_reason';

/**
 * Makes the registers of identity have answered long ago of this application's firm, by this name: an hour cannot be waited
 * for. Waits until none of them is being asked. What they say now, they say themselves.
 */
export async function namedLongAgo(identifier: string, name: string): Promise<void> {
  const url = await findRunningPostgres(env.PASSE_MARCHE_DATA ?? '.data', 'passe_marche');
  if (!url) throw new Error('the database does not answer');
  const sql = postgres(url, { max: 1 });
  try {
    const ofFirm = sql`firm_id in (
      select firms.id from applicant_firms firms join market_applications on application_id = market_applications.id
      where identifier = ${identifier})`;
    const asked = async () => (await sql`select from register_states where ${ofFirm} and due_at is not null`).length;
    await expect.poll(asked, { timeout: 30_000 }).toBe(0);
    const said = sql.json({ [NAME]: { value: { text: name } } });
    const changed = await sql`
      update register_states set said = said || ${said}, fresh_until = now() - interval '1 hour',
        answered_at = answered_at - interval '2 hours'
      where ${ofFirm} and said ? ${NAME}`;
    expect(changed.count).toBeGreaterThan(0);
  } finally {
    await sql.end();
  }
}
