import type { Caller } from '@/e2e/authorisation/send';
import { FIELD, STEP } from '@/e2e/authorisation/tenants';
import { ACCESS, type Who } from '@/lib/doors/access';
import type { Asked } from './ask';
import { administratorRows } from './rows-administrators';
import { apiRows } from './rows-api';
import { buyerRows } from './rows-buyer';
import { candidateRows } from './rows-candidate';
import { consoleRows } from './rows-console';
import { groupRows } from './rows-groups';
import { peopleRows } from './rows-people';
import { programRows } from './rows-programs';
import { replacementRows } from './rows-replacement';
import { reuseRows } from './rows-reuse';
import type { World } from './world';

/** The door that reports failures: its status says so by design. */
export const READINESS = 'GET /readyz';

/** One request, in a state where it succeeds. */
export type Made = Asked & {
  /** What a person typed, by the name of its input; nothing where a program or a script still holds what it sent. */
  typed?: Map<string, string>;
  /** Where what was typed is shown once it is saved. */
  shownAt?: { caller: Caller; path: string };
};

export type Row = {
  door: string;
  /** Tells apart the requests of one door. */
  variant?: string;
  /** Whether it brings a file that is to be stored. */
  uploads?: true;
  /** The status when nothing fails. */
  succeeds: number;
  /** Where it leads then: a form that is refused is answered 303 too. */
  leadsTo?: RegExp;
  make(): Promise<Made>;
};

/** The rows of some doors; what is not said of a GET is what most have. */
export type RowsOf = (world: World) => (Omit<Row, 'succeeds'> & Partial<Pick<Row, 'succeeds'>>)[];

/** At least one request for each door of `lib/doors/access.ts`. Throws when a door has none, or when one is for no door. */
export function makeRows(world: World): Row[] {
  const makers: RowsOf[] = [
    administratorRows,
    apiRows,
    buyerRows,
    candidateRows,
    consoleRows,
    groupRows,
    peopleRows,
    programRows,
    replacementRows,
    reuseRows,
  ];
  const said = makers.flatMap((rowsOf) => rowsOf(world));
  const doors = Object.keys(ACCESS);
  const [strange] = said.filter(({ door }) => !doors.includes(door));
  if (strange) throw new Error(`no such door: ${strange.door}`);
  return doors.flatMap((door) => {
    const rows = said.filter((row) => row.door === door);
    const plain = door.startsWith('GET ') && rows.length === 0 ? [plainGet(world, door)] : rows;
    if (plain.length === 0) throw new Error(`no request for ${door}`);
    return plain.map((row) => ({ succeeds: door.startsWith('GET ') ? 200 : 303, ...row }));
  });
}

/** A page whose address says all. */
function plainGet(world: World, door: string): Omit<Row, 'succeeds'> {
  const who = (ACCESS as Record<string, Who>)[door];
  const { tenant } = world;
  const callers: Partial<Record<Who, Caller>> = {
    everyone: { name: 'nobody' },
    api_read: world.editor,
    buyer: tenant.buyer,
    candidate: tenant.candidate,
    reader: world.operator.caller,
    administrator: world.operator.caller,
  };
  const caller = who && callers[who];
  const path = door
    .slice(door.indexOf('/'))
    .replace(
      '[identifier]',
      /markets\//.test(door) && !door.includes('/market_applications/') ? tenant.market : tenant.submitted.identifier,
    )
    .replace('[clientId]', tenant.client.id)
    .replace('[key]', FIELD)
    .replace('[step]', STEP)
    .replace('[id]', tenant.delivery);
  if (!caller) throw new Error(`nobody asks for ${door}`);
  return { door, make: async () => ({ caller, method: 'GET', path }) };
}
