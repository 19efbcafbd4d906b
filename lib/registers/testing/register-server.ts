import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { forgetEnv } from '@/lib/env';

type Answer = (siret: string, response: ServerResponse) => void;

/** A firm as the public company search tells it. */
export const legalUnit = (siret: string, changed: object = {}) => ({
  nom_raison_sociale: `ENTREPRISE ${siret.slice(6, 9)}`,
  nature_juridique: '5710',
  activite_principale: '43.32A',
  categorie_entreprise: 'PME',
  etat_administratif: 'A',
  siege: { siret, adresse: '12 RUE DES LILAS 35000 RENNES', etat_administratif: 'A' },
  dirigeants: [{ type_dirigeant: 'personne physique', nom: 'LEFEVRE', prenoms: 'ANNE', qualite: 'Présidente' }],
  ...changed,
});

const answerFound: Answer = (siret, response) => {
  response.setHeader('X-Request-ID', `request-${siret}`);
  response.end(JSON.stringify({ results: [legalUnit(siret)], total_results: 1 }));
};

/** A register of a test: what it was asked, in order; `answer` changes what it says. */
export function useRegisterServer() {
  const asked: { siret: string; userAgent: string | undefined }[] = [];
  const register = { asked, answer: answerFound, found: answerFound };
  const server = createServer((request: IncomingMessage, response) => {
    const siret = new URL(request.url ?? '', 'http://register').searchParams.get('q') ?? '';
    asked.push({ siret, userAgent: request.headers['user-agent'] });
    register.answer(siret, response);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const settings = { REGISTERS: 'recherche_entreprises,urssaf', API_ENTREPRISE_TOKEN: 'token' };
    const addresses = { RECHERCHE_ENTREPRISES_URL: url, API_ENTREPRISE_URL: url };
    for (const [name, value] of Object.entries({ ...settings, ...addresses })) vi.stubEnv(name, value);
    forgetEnv();
  });
  beforeEach(() => {
    asked.length = 0;
    register.answer = answerFound;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    forgetEnv();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return register;
}

/** SIRETs that pass the rule, of different firms. */
export function testSiret(rank: number): string {
  const first = `90${String(rank).padStart(7, '0')}0001`;
  return first + [...'0123456789'].find((digit) => luhn(first + digit) % 10 === 0);
}

const luhn = (digits: string) =>
  [...digits].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
