import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { startInstance } from '@/bin/launcher/instance';
import { listenerOf, residentBytes } from './measure/resident-memory';

const MEGABYTE = 1_000_000;
const FILE_BYTES = 100 * MEGABYTE;
const AT_ONCE = 5;
const FIELD = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';

/** Five files of 100 Mo posted at once to one application, and what the server's memory becomes meanwhile. */
export async function benchUploads(rounds: number): Promise<string> {
  const instance = await startInstance({ RATE_LIMITS: 'off' });
  try {
    const origin = new URL(instance.applicationUrl);
    const pid = listenerOf(Number(origin.port)) ?? 0;
    const lines: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const target = await openApplication(origin.origin);
      await postText(target, 1);
      // What the answers before have left is collected, as between two visits.
      await delay(3_000);
      lines.push(await measure(target, pid));
    }
    return [`\nTéléversements : ${AT_ONCE} fichiers de 100 Mo à la fois`, ...lines].join('\n');
  } finally {
    await instance.stop();
  }
}

async function measure(target: Target, pid: number): Promise<string> {
  const idleBytes = residentBytes(pid);
  let peakBytes = idleBytes;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, residentBytes(pid));
  }, 50);
  const startedAt = performance.now();
  // One byte was posted already: the fifth would pass the limit of the dossier.
  const sizes = Array.from({ length: AT_ONCE }, (_, rank) => FILE_BYTES - (rank === 0 ? 1 : 0));
  const statuses = await Promise.all(sizes.map((sizeBytes) => postText(target, sizeBytes)));
  const seconds = (performance.now() - startedAt) / 1000;
  clearInterval(watch);
  const failed = statuses.filter((status) => status !== 201).length;
  const mega = (bytes: number) => Math.round(bytes / MEGABYTE);
  const memory = `mémoire ${mega(idleBytes)} Mo au repos, ${mega(peakBytes)} Mo au plus (+ ${mega(peakBytes - idleBytes)} Mo)`;
  return `${seconds.toFixed(1).replace('.', ',')} s, ${memory}${failed ? `, ${failed} réponses inattendues` : ''}`;
}

export type Target = { url: string; cookie: string };

/** A market that asks for files, and an application to it whose step with files is open. */
export async function openApplication(origin: string): Promise<Target> {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const visit = async (url: string, fields?: Record<string, string>) => {
    const body = fields && new FormData();
    for (const [name, value] of Object.entries(fields ?? {})) body?.append(name, value);
    const method = body ? 'POST' : 'GET';
    const answer = await fetch(url, { method, body, redirect: 'manual', headers: { cookie: cookie() } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
  };
  const call = await apiCaller(origin);
  const deadline = new Date(Date.now() + 86_400_000).toISOString();
  const market = { name: 'Banc', deadline, siret: '13002526500013', market_type_codes: ['services'] };
  const created = await call('/api/v1/public_markets', { public_market: market });
  await visit(created.configuration_url ?? '');
  const buyer = `${origin}/buyer/public_markets/${created.identifier}`;
  await visit(`${buyer}/setup`, { defense: 'no' });
  await visit(`${buyer}/required_fields`, { field: FIELD });
  await visit(`${buyer}/additional_fields`, { wanted: 'no' });
  await visit(`${buyer}/summary`, { finalise: 'yes' });
  const siret = '73282932000074';
  const path = `/api/v1/public_markets/${created.identifier}/market_applications`;
  const application = await call(path, { market_application: { siret } });
  await visit(application.application_url ?? '');
  const candidate = `${origin}/candidate/market_applications/${application.identifier}`;
  await visit(`${candidate}/company_identification`, {
    'identite_entreprise_identification_raison_sociale.text': 'Banc',
    'identite_entreprise_contact_email.text': 'banc@entreprise.example',
  });
  return { url: `${candidate}/motifs_exclusion/files`, cookie: cookie() };
}

type Created = { identifier?: string; configuration_url?: string; application_url?: string };

async function apiCaller(origin: string): Promise<(path: string, body: unknown) => Promise<Created>> {
  const client = { client_id: 'demo_editor_client', client_secret: 'demo_editor_secret' };
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...client });
  const { access_token } = await (await fetch(`${origin}/oauth/token`, { method: 'POST', body })).json();
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
  return async (path, content) => {
    const answer = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(content) });
    return answer.json();
  };
}

/** Posts a file. Returns the answer, of which nothing is left to read. */
export async function postFile({ url, cookie }: Target, content: Buffer): Promise<Response> {
  const body = new FormData();
  body.append(`${FIELD}.documents`, new Blob([new Uint8Array(content)]), 'banc.pdf');
  const answer = await fetch(url, { method: 'POST', body, headers: { cookie } });
  await answer.text();
  return answer;
}

/** Posts a text of this size, made as it goes. Returns the status of the answer. */
async function postText({ url, cookie }: Target, sizeBytes: number): Promise<number> {
  const headers = { cookie, 'content-type': 'multipart/form-data; boundary=b' };
  const posted = request(url, { method: 'POST', headers, agent: false });
  const status = new Promise<number>((resolve, reject) => {
    posted
      .on('error', reject)
      .on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)));
  });
  posted.write(`--b\r\nContent-Disposition: form-data; name="${FIELD}.documents"; filename="banc.txt"\r\n\r\n`);
  const piece = Buffer.alloc(MEGABYTE, 'Banc de mesure\n');
  for (let left = sizeBytes; left > 0; left -= MEGABYTE) {
    const isTaken = posted.write(piece.subarray(0, Math.min(left, MEGABYTE)));
    if (!isTaken) await new Promise((resolve) => posted.once('drain', resolve));
  }
  posted.end('\r\n--b--\r\n');
  return status;
}
