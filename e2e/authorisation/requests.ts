import { isOfMember } from './callers';
import type { Caller, Sent } from './send';
import { formOf } from './send';
import { DECLARATION, FIELD, pdfForm, SECTION, STEP, type Tenant } from './tenants';

/** What the console's doors are tried on: another person's account, its one-time link, a background run. */
export type Console = { account: string; linkToken: string; run: string };

const OF_SUBMITTED =
  /attestation|documents_package|submitted|sync_status|retry_sync|replace|withdraw|\/api\/|\/admin\/|\/verification\//;
const WRONG_SECRET = 'A'.repeat(43);

/** The address of a door, with what is the tenant's in the place of each parameter. `secret`: for a link, its own. */
export function pathOf(door: string, tenant: Tenant, console: Console, secret = WRONG_SECRET): string {
  const address = door.slice(door.indexOf('/'));
  const isMarket = /\/(public_markets|markets)\//.test(address);
  const application = OF_SUBMITTED.test(address) ? tenant.submitted : tenant.draft;
  const id = address.includes('/files/')
    ? tenant.draft[address.includes('[section]') ? 'sectionFile' : 'file']
    : address.startsWith('/admin/administrators/')
      ? console.account
      : address.startsWith('/admin/runs/')
        ? console.run
        : tenant.delivery;
  return address
    .replace('[identifier]', isMarket ? tenant.market : isOfMember(door) ? tenant.group.part3 : application.identifier)
    .replace('[step]', STEP)
    .replace('[section]', isDeclaring(address) ? DECLARATION : SECTION)
    .replace('[clientId]', tenant.client.id)
    .replace('[key]', FIELD)
    .replace('[token]', secret)
    .replace('[address]', '00000000-0000-4000-8000-000000000000')
    .replace('[id]', id);
}

/** Forms say the declaration on honour, which has a page of its own. */
const isDeclaring = (address: string) => /\[section\]\/(save|draft)$/.test(address);

/** What each form says, so that it would do something: a guard that fails must be seen to. */
const FORMS: [door: RegExp, values: Record<string, string>][] = [
  [/\[(step|section)\]\/(save|draft)$/, { 'declaration.choice': 'no_exclusion' }],
  [/setup\/save$/, { defense: 'yes' }],
  [/deactivate$/, { confirm_deactivation: 'yes' }],
  [/rotate_client_secret$/, { client_grace: '7' }],
  [/rotate_webhook_secret$/, { webhook_grace: '7' }],
  [/\/role$/, { role: 'administrator' }],
  [/account\/sessions$/, { session: 'others' }],
  [/(mes-candidatures|people)\/save$/, { email: 'forged@candidate.example' }],
  [/administrators\/create$/, { email: 'forged@console.example', role: 'administrator' }],
  [/new\/create$/, { name: 'Forged', authorized: 'yes' }],
];

export function requestAt(door: string, path: string, caller: Caller, tokenAsked: string): Sent {
  const method = door.slice(0, door.indexOf(' '));
  if (method === 'GET') return { method, path };
  if (path.startsWith('/api/'))
    return { method, path, body: method === 'GET' ? undefined : '{}', type: 'application/json' };
  if (path.startsWith('/oauth/')) return { method, path, body: oauthForm(path, caller, tokenAsked) };
  if (method === 'DELETE') return { method, path };
  if (path.endsWith('/files')) return { method, path, body: pdfForm('autre.pdf') };
  return { method, path, body: formOf(FORMS.find(([form]) => form.test(door))?.[1] ?? { nothing: '1' }) };
}

function oauthForm(path: string, { client }: Caller, token: string): URLSearchParams {
  const credentials = client && { client_id: client.id, client_secret: client.secret };
  const asked: Record<string, string> = path.endsWith('/token') ? { grant_type: 'client_credentials' } : { token };
  return new URLSearchParams({ ...asked, ...credentials });
}

/** What ends something comes after everything that needs it, in this order. */
const LAST = [
  /^DELETE .*files\/\[id\]$/,
  /summary\/save$/,
  /\/cancel$/,
  /\[id\]\/(link|disable|enable|second_factor|sessions)$/,
  /\/deactivate$/,
  /\/sign_out$/,
  // By these a browser loses what it may open.
  /\/leave$/,
  /quitter\/tout$/,
];

export const inOrder = (doors: string[]): string[] =>
  doors.toSorted((one, other) => LAST.findIndex((end) => end.test(one)) - LAST.findIndex((end) => end.test(other)));
