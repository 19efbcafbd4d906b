import { randomUUID } from 'node:crypto';
import { argv, stdout } from 'node:process';
import { joinInstance } from '@/bin/commands/join-instance';
import { closeDatabase, inTransaction } from '@/db/database';
import { insertAdministrator } from '@/db/queries/administrators';
import { beginSession } from '@/lib/administrators/begin-session';

/** Signs somebody new in to the console of the instance that runs, and prints the token of their cookie. */
const role = argv[2] === 'reader' ? 'reader' : 'administrator';
const now = new Date();
await joinInstance();
const token = await inTransaction(async (tx) => {
  const email = `${role}-${randomUUID()}@console.example`;
  const administrator = await insertAdministrator(tx, { email, role, createdAt: now });
  if (!administrator) throw new Error('the address is taken');
  return (await beginSession(tx, administrator, 'complete', { address: '127.0.0.1', agent: 'e2e' }, now)).token;
});
await closeDatabase();
stdout.write(token);
