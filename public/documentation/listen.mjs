#!/usr/bin/env node
/**
 * Receives the webhooks of a Passe Marché instance on a computer that nothing can call: pulls deliveries through the API
 * and posts each to a local address, same body, same headers, freshly signed. Node 18 or later, no dependency.
 *
 *   PASSE_MARCHE_URL=https://… PASSE_MARCHE_CLIENT_ID=… PASSE_MARCHE_CLIENT_SECRET=… \
 *     node listen.mjs http://localhost:8080/webhooks/passemarche [--since 30] [--every 5] [--replay ID] [--once]
 *
 * Asks for a token of the scope api_read only: that of your platform (api_access) stays as it is.
 */
import { argv, env, exit, stderr, stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';

const USAGE = `Usage : node listen.mjs ADRESSE [--since MINUTES] [--every SECONDES] [--replay ID] [--once]

  ADRESSE    où remettre chaque webhook, par exemple http://localhost:8080/webhooks/passemarche
  --since    remet aussi ceux des dernières MINUTES
  --every    une question à l’API toutes les SECONDES (5 ; 4 au moins : l’API en permet 1000 par heure)
  --replay   remet ce webhook-là, puis s’arrête
  --once     pose une seule question, puis s’arrête

Variables : PASSE_MARCHE_URL, PASSE_MARCHE_CLIENT_ID, PASSE_MARCHE_CLIENT_SECRET.
Pendant l’écoute : « r » puis Entrée rejoue le dernier, « r 3 » le troisième affiché, « q » termine.`;

const PAGE = 100;
const LOCAL_TIMEOUT_MS = 30_000;
const API_TIMEOUT_MS = 30_000;

const say = (line) => stdout.write(`${line}\n`);
const complain = (line) => stderr.write(`${line}\n`);
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function leave(status, line) {
  complain(line);
  exit(status);
}

/** What the command line and the environment say; ends the program, saying why, when they do not suffice. */
function readSettings([...words]) {
  const options = { since: 0, every: 5, replay: null, once: false };
  let target;
  while (words.length > 0) {
    const word = words.shift();
    if (word === '--once') options.once = true;
    else if (word === '--replay') options.replay = words.shift() ?? leave(2, USAGE);
    else if (word === '--since' || word === '--every') {
      const number = Number(words.shift());
      if (!Number.isFinite(number) || number < 0) leave(2, `${word} attend un nombre.\n\n${USAGE}`);
      options[word.slice(2)] = number;
    } else if (word.startsWith('-') || target) leave(2, USAGE);
    else target = word;
  }
  if (!target || !URL.canParse(target)) leave(2, USAGE);
  const names = ['PASSE_MARCHE_URL', 'PASSE_MARCHE_CLIENT_ID', 'PASSE_MARCHE_CLIENT_SECRET'];
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) leave(2, `Il manque : ${missing.join(', ')}.\n\n${USAGE}`);
  const [base, clientId, clientSecret] = names.map((name) => env[name]);
  const everyMs = Math.max(options.every, 4) * 1000;
  return { ...options, everyMs, target, base: base.replace(/\/+$/, ''), clientId, clientSecret };
}

/** The API: one token, renewed when it is refused; waits as long as it is asked to. */
function openApi({ base, clientId, clientSecret }) {
  let token;
  let renewals = [];

  async function askToken() {
    renewals = [...renewals.filter((at) => Date.now() - at < 60_000), Date.now()];
    if (renewals.length > 3)
      complain('Le jeton est révoqué sans cesse : un autre programme demande des jetons de la même portée, api_read.');
    const form = {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'api_read',
    };
    const answer = await dial('/oauth/token', { method: 'POST', body: new URLSearchParams(form) });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) leave(1, `Pas de jeton : ${answer.status} ${said.error ?? ''} ${said.error_description ?? ''}`);
    token = said.access_token;
  }

  /** The answer; 429 and 503 are asked again after `Retry-After`, an instance that cannot be reached after a while. */
  async function dial(path, init) {
    for (;;) {
      const signal = AbortSignal.timeout(API_TIMEOUT_MS);
      const answer = await fetch(base + path, { ...init, signal }).catch((error) => error);
      if (answer instanceof Error) complain(`${base} ne répond pas (${answer.cause?.code ?? answer.message}).`);
      else if (answer.status !== 429 && answer.status !== 503) return answer;
      const seconds = answer instanceof Error ? 10 : Number(answer.headers.get('retry-after')) || 10;
      complain(`Nouvelle question dans ${seconds} s.`);
      await wait(seconds * 1000);
    }
  }

  return async function get(path) {
    if (!token) await askToken();
    const ask = () => dial(path, { headers: { Authorization: `Bearer ${token}` } });
    let answer = await ask();
    if (answer.status === 401) {
      await askToken();
      answer = await ask();
    }
    if (answer.status === 404) return null;
    if (!answer.ok) leave(1, `L’API répond ${answer.status} à ${path} : ${await answer.text()}`);
    return answer.json();
  };
}

/** Posts a delivery to the local address, and says what came of it. */
async function hand(get, id, target, label) {
  const delivery = await get(`/api/v1/webhook_deliveries/${encodeURIComponent(id)}`);
  if (!delivery) return complain(`Il n’y a pas de webhook ${id}.`);
  const { event, identifier, body, headers } = delivery;
  const startedAt = Date.now();
  const signal = AbortSignal.timeout(LOCAL_TIMEOUT_MS);
  const outcome = await fetch(target, { method: 'POST', headers, body, signal, redirect: 'manual' }).then(
    async (answer) => `${answer.status} en ${Date.now() - startedAt} ms${await excerptOf(answer)}`,
    (error) => `aucune réponse (${error.cause?.code ?? error.name})`,
  );
  say(`${label} ${new Date().toLocaleTimeString('fr-FR')} ${event} ${identifier} (${id}) → ${outcome}`);
}

/** The beginning of what a refusal says. */
async function excerptOf(answer) {
  const text = await answer.text().catch(() => '');
  return answer.ok || text === '' ? '' : ` : ${text.slice(0, 200)}`;
}

/** The deliveries that were not seen before and not made before `after`, the oldest first. */
async function freshDeliveries(get, seen, after) {
  const fresh = [];
  let cursor = '';
  do {
    const { data, next_cursor } = await get(`/api/v1/webhook_deliveries?limit=${PAGE}${cursor && `&cursor=${cursor}`}`);
    const unseen = data.filter(({ id, created_at }) => !seen.has(id) && Date.parse(created_at) >= after);
    fresh.push(...unseen);
    cursor = unseen.length === data.length ? next_cursor : null;
  } while (cursor);
  for (const { id } of fresh) seen.add(id);
  return fresh.reverse();
}

function replayOnDemand(get, shown, target) {
  createInterface({ input: stdin }).on('line', (line) => {
    const [word, rank] = line.trim().split(/\s+/);
    if (word === 'q') exit(0);
    if (word !== 'r') return complain('« r » rejoue le dernier, « r 3 » le troisième affiché, « q » termine.');
    const place = rank ? Number(rank) : shown.length;
    const id = shown[place - 1];
    if (!id) return complain('Rien à rejouer sous ce numéro.');
    hand(get, id, target, `[${place}, rejoué]`).catch((error) => complain(String(error)));
  });
}

async function main() {
  const settings = readSettings(argv.slice(2));
  const { target, everyMs, replay, once, since } = settings;
  const get = openApi(settings);
  if (replay) return hand(get, replay, target, '[rejoué]');
  const shown = [];
  const seen = new Set();
  const after = since === 0 ? await beforeNow(get, seen) : Date.now() - since * 60_000;
  say(`À l’écoute de ${settings.base} ; chaque webhook est remis à ${target}.`);
  if (!once) replayOnDemand(get, shown, target);
  do {
    for (const { id } of await freshDeliveries(get, seen, after)) {
      shown.push(id);
      await hand(get, id, target, `[${shown.length}]`);
    }
    if (!once) await wait(everyMs);
  } while (!once);
}

/** Marks what there is as seen. Returns from when on to look, by the clock of the instance: a computer's may be wrong. */
async function beforeNow(get, seen) {
  const { data } = await get('/api/v1/webhook_deliveries?limit=1');
  // One that was made earlier may appear a little later.
  const after = data[0] ? Date.parse(data[0].created_at) - 600_000 : 0;
  await freshDeliveries(get, seen, after);
  return after;
}

await main();
