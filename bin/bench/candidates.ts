import { setTimeout as delay } from 'node:timers/promises';
import { drawTable } from '@/bin/terminal/table';
import { Candidate } from './candidate';
import { median, quantile } from './load';
import { Stopwatch } from './measure/stopwatch';
import { callApi, enter, post } from './visit';

const EXCLUSION_PROOF = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
const TOOLS = 'capacites_techniques_professionnelles_outillage_materiel_equipements';
/** Between two looks at what the server answers when it has nothing to do for it. */
const lookEveryMs = 100;

/**
 * So many candidates at once, each with an application of his own: they read each step, type (saved as they go), add
 * files and go on. Every answer is checked. Beside it, in the same run and under the same load, an empty handler and a
 * page that reads nothing.
 */
export async function benchCandidates(origin: string, token: string, count: number): Promise<string> {
  const market = await makeMarket(origin, token);
  const watch = new Stopwatch();
  const candidates = await Promise.all(
    Array.from({ length: count + 1 }, async (_, rank) => {
      const path = `/api/v1/public_markets/${market}/market_applications`;
      const { identifier, application_url } = await callApi(origin, path, token, { market_application: {} });
      const home = `/candidate/market_applications/${identifier}`;
      return new Candidate(await enter('candidat', origin, home, application_url), watch, `Entreprise ${rank + 1}`);
    }),
  );
  // Once alone, so that nobody waits for what is made at the first visit; this one is not counted.
  await candidates.pop()?.fill({ exclusionProof: EXCLUSION_PROOF, tools: TOOLS });
  watch.forget();

  const over = new AbortController();
  const looking = lookOn(origin, watch, over.signal);
  const began = performance.now();
  await Promise.all(candidates.map((candidate) => candidate.fill({ exclusionProof: EXCLUSION_PROOF, tools: TOOLS })));
  const seconds = (performance.now() - began) / 1000;
  over.abort();
  await looking;
  return draw(watch, candidates.length, seconds);
}

async function makeMarket(origin: string, token: string): Promise<string> {
  const { identifier, configuration_url } = await callApi(origin, '/api/v1/public_markets', token, {
    public_market: {
      name: 'Entretien des espaces verts',
      deadline: '2099-12-31T12:00:00Z',
      siret: '13002526500013',
      market_type_codes: ['services'],
    },
  });
  const buyer = await enter('acheteur', origin, `/buyer/public_markets/${identifier}`, configuration_url);
  await post(buyer, 'setup', [['defense', 'no']]);
  await post(buyer, 'required_fields', [['field', EXCLUSION_PROOF]]);
  await post(buyer, 'additional_fields', [
    ['wanted', 'yes'],
    ['field', TOOLS],
  ]);
  await post(buyer, 'summary', []);
  return identifier ?? '';
}

/** Asks, again and again, for what costs the server least. */
async function lookOn(origin: string, watch: Stopwatch, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const [name, path] of [
      ['handler vide', '/livez'],
      ['page sans donnée', '/mentions-legales'],
    ] as const) {
      await watch.time(name, async () => {
        const answer = await fetch(origin + path);
        await answer.arrayBuffer();
        return answer.status === 200 ? null : `${path} ${answer.status}`;
      });
    }
    await delay(lookEveryMs);
  }
}

function draw(watch: Stopwatch, count: number, seconds: number): string {
  const emptyMs = median(watch.timesOf('page sans donnée'));
  const data = watch.names().map((name) => {
    const times = watch.timesOf(name).toSorted((a, b) => a - b);
    return {
      '': name,
      réponses: times.length,
      'p50 ms': quantile(times, 0.5).toFixed(0),
      'p95 ms': quantile(times, 0.95).toFixed(0),
      'p50 ÷ page sans donnée': (quantile(times, 0.5) / emptyMs).toFixed(2).replace('.', ','),
    };
  });
  return [
    `\n${count} candidats à la fois, ${seconds.toFixed(1).replace('.', ',')} s`,
    drawTable({ data }),
    `Erreurs : ${watch.errors.length}`,
    ...watch.errors.slice(0, 10),
  ].join('\n');
}
