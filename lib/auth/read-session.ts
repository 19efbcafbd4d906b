import type { GetServerSidePropsContext } from 'next';
import { type AuthOptions, getServerSession } from 'next-auth';
import type { Adapter, AdapterSession, AdapterUser } from 'next-auth/adapters';
import { deriveKey } from '@/lib/keys';

/** What next-auth asks of a store of sessions here: no users, no accounts. */
export type SessionAdapter = {
  getSessionAndUser(token: string): Promise<{ session: AdapterSession; user: AdapterUser } | null>;
  updateSession(session: { sessionToken: string; expires?: Date }): Promise<AdapterSession | null>;
  deleteSession(token: string): Promise<void>;
};

type IncomingRequest = GetServerSidePropsContext['req'];
type OutgoingResponse = GetServerSidePropsContext['res'];

/** Cookies are set when a session begins or ends, never when one is read. */
const NOTHING_TO_SET = { getHeader() {}, setHeader() {} } as unknown as OutgoingResponse;

/**
 * Has next-auth read the session that a cookie of the current request names, and extend its life through `adapter`.
 * Returns whether there is one that lives. Throws what the adapter threw: next-auth alone would take a database that does
 * not answer for a session that does not exist, and send the person back to their platform.
 */
export async function readSession(
  adapter: SessionAdapter,
  cookieName: string,
  life: { maxAge: number; updateAge: number },
): Promise<boolean> {
  const failures: unknown[] = [];
  const noting =
    <Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> =>
      call(...given).catch((error: unknown) => {
        failures.push(error);
        throw error;
      });
  const options: AuthOptions = {
    adapter: {
      getSessionAndUser: noting((token: string) => adapter.getSessionAndUser(token)),
      updateSession: noting((session: { sessionToken: string; expires?: Date }) => adapter.updateSession(session)),
      deleteSession: noting((token: string) => adapter.deleteSession(token)),
    } satisfies SessionAdapter as Adapter,
    providers: [],
    secret: deriveKey('session').toString('hex'),
    session: { strategy: 'database', ...life },
    cookies: { sessionToken: { name: cookieName, options: {} } },
    logger: { error: (_code, metadata) => failures.push(metadata), warn: () => {}, debug: () => {} },
  };
  // Imported here: outside of Next.js, where programs and tests make sessions without reading any, it cannot be.
  const { cookies } = await import('next/headers');
  // This cookie alone: next-auth joins the values of all whose names begin with the one it looks for.
  const cookie = (await cookies()).get(cookieName);
  const request = { headers: {}, cookies: cookie ? { [cookieName]: cookie.value } : {} } as IncomingRequest;
  const session = await getServerSession(request, NOTHING_TO_SET, options);
  if (failures.length > 0) throw failures[0];
  return session !== null;
}
