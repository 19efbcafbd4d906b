import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations, type ProtectedName, protectedNames } from './operations';
import { findPersona, type PersonaName, personaList, personas } from './personas';
import { type RunningRegisters, startRegisters } from './start-registers';
import { buyer, call, codeOf, get } from './testing/call';
import { protectedShapes, samples, searchShape } from './testing/official-shapes';

/** Limits that these calls do not reach, and a slow register that is not. */
const unhurried = { minuteMs: 40, secondMs: 5, slowMs: 1 };
let registers: RunningRegisters;

beforeAll(async () => {
  registers = await startRegisters(unhurried);
});
afterAll(() => registers.stop());

/** The answer, asked again for as long as it is the limit that refuses. */
async function patiently(ask: () => ReturnType<typeof get>) {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 429) return answer;
  }
}

const search = (siret: string) => get(`${registers.url}/search?q=${siret}&per_page=1`);

describe.skipIf(!samples)('by the official description (OFFICIAL_SAMPLES; skipped without it)', () => {
  let shapeOf: ReturnType<typeof protectedShapes>;
  beforeAll(() => {
    shapeOf = protectedShapes(samples ?? '');
  });

  it.each(personaList.map((persona) => [persona.name, persona] as const))('%s', async (_name, persona) => {
    for (const name of protectedNames) {
      const ask = () => call(registers, name, persona.siret);
      const answer = await (persona.cases[name] === 'quota' ? ask() : patiently(ask));
      expect(`${name}: ${shapeOf(name, answer.status, JSON.parse(answer.text))}`).toBe(`${name}: `);
      expect(answer.headers.get('content-type')).toContain('application/json');
    }
  });

  it('and Recherche d’entreprises', async () => {
    const shape = await searchShape(samples ?? '');
    for (const persona of personaList.filter((each) => each.cases.recherche !== 'timeout_504')) {
      const answer = await patiently(() => search(persona.siret));
      expect(shape(JSON.parse(answer.text))).toBe('');
    }
  });
});

describe('what each case answers', () => {
  const statusOf = async (name: ProtectedName, persona: PersonaName) =>
    (await patiently(() => call(registers, name, personas[persona].siret))).status;

  it('all is well: every register but the other holiday fund and the one of farming', async () => {
    for (const name of protectedNames)
      expect([name, await statusOf(name, 'tout_va_bien')]).toEqual([name, ['cnetp', 'msa'].includes(name) ? 404 : 200]);
  });

  it('out of every scope but that of Sirene', async () => {
    for (const name of protectedNames)
      expect([name, await statusOf(name, 'micro_entreprise')]).toEqual([name, name === 'insee' ? 200 : 404]);
  });

  it('down: no register answers', async () => {
    for (const name of protectedNames) expect(await statusOf(name, 'registres_en_panne')).toBeGreaterThanOrEqual(500);
    expect((await patiently(() => search(personas.registres_en_panne.siret))).status).toBe(504);
  });

  it('a quota that is reached says when to come back', async () => {
    const answer = await call(registers, 'insee', personas.quota_atteint.siret);
    expect([answer.status, codeOf(answer)]).toEqual([429, '00429']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(answer.headers.get('ratelimit-remaining')).toBe('0');
  });

  it('refused by Urssaf, and looked at by hand', async () => {
    const refused = await call(registers, 'urssaf', personas.refus_urssaf.siret);
    expect(JSON.parse(refused.text).data).toMatchObject({
      document_url: null,
      entity_status: { code: 'refus_de_delivrance' },
    });
    const reviewed = await call(registers, 'urssaf', personas.verification_urssaf.siret);
    expect([reviewed.status, codeOf(reviewed)]).toEqual([502, '04501']);
    expect(JSON.parse(reviewed.text).errors[0].meta).toEqual({ provider: 'ACOSS', retry_in: 172_800 });
    const cibtp = await patiently(() => call(registers, 'cibtp', personas.refus_urssaf.siret));
    expect([cibtp.status, codeOf(cibtp)]).toEqual([404, '38422']);
  });

  it('never diffusible, replaced, closed', async () => {
    expect(await statusOf('insee', 'non_diffusible')).toBe(451);
    expect(JSON.parse((await patiently(() => search(personas.non_diffusible.siret))).text).total_results).toBe(0);
    const replaced = JSON.parse((await call(registers, 'insee', personas.siret_remplace.siret)).text);
    expect(replaced.meta.redirect_from_siret).toBe(personas.siret_remplace.siret);
    expect(replaced.data.siret).toBe(personas.siret_remplacant.siret);
    const closed = JSON.parse((await call(registers, 'insee', personas.fermee.siret)).text);
    expect([closed.data.etat_administratif, closed.data.unite_legale.etat_administratif]).toEqual(['F', 'C']);
  });

  it('partially diffusible: the public search hides the name and the address', async () => {
    const text = (await patiently(() => search(personas.partiellement_diffusible.siret))).text;
    expect(JSON.parse(text).results[0]).toMatchObject({ statut_diffusion: 'P', nom_complet: '[NON-DIFFUSIBLE]' });
    expect(text).not.toMatch(/GARNIER|COMPAGNONS/i);
  });

  it('several managers, among whom an auditor', async () => {
    const { results } = JSON.parse((await patiently(() => search(personas.plusieurs_dirigeants.siret))).text);
    expect(results[0].dirigeants.map((each: { type_dirigeant: string }) => each.type_dirigeant)).toEqual([
      'personne physique',
      'personne physique',
      'personne morale',
      'personne morale',
    ]);
    expect(results[0].dirigeants[3].qualite).toMatch(/^Commissaire aux comptes/);
  });

  it('a count of staff is known for five years, from the end of January', async () => {
    let now = Date.parse('2026-01-31T12:00:00Z');
    const dated = await startRegisters({ now: () => now });
    const years = async () => {
      const answers = ['2019', '2020', '2021', '2024', '2025'].map((year) =>
        call(dated, 'effectifs', personas.tout_va_bien.siret, { year }),
      );
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await years()).toEqual([404, 200, 200, 200, 404]);
    now = Date.parse('2026-02-01T12:00:00Z');
    expect(await years()).toEqual([404, 404, 200, 200, 200]);
    await dated.stop();
  });

  it('nobody of that SIRET', async () => {
    for (const name of protectedNames) {
      const answer = await patiently(() => call(registers, name, buyer, { query: { recipient: '35600000000048' } }));
      expect([answer.status, codeOf(answer)]).toEqual([404, `${operations[name].code}003`]);
    }
  });
});

it('personas have their own valid SIRET each, and a line', () => {
  const sirets = personaList.map(({ siret }) => siret);
  expect(new Set(sirets).size).toBe(sirets.length);
  for (const { siret, name, line } of personaList) {
    expect(findPersona({ siret })?.siret).toBe(siret);
    expect(line).toMatch(/^[A-ZÀ-Ý].{20,}\.$/);
    // French puts a no-break space before these signs.
    expect(`${name} ${line}`).not.toMatch(/[^\u00a0][:;!?»]|«[^\u00a0]/);
  }
});

it('every member that the official shape lets be null is null somewhere', async () => {
  const { siret } = personas.fiche_incomplete;
  const nulls = async (name: ProtectedName) => (await patiently(() => call(registers, name, siret))).text;
  expect(JSON.parse(await nulls('insee')).data.unite_legale).toMatchObject({
    personne_morale_attributs: { raison_sociale: null },
    categorie_entreprise: null,
    economie_sociale_et_solidaire: null,
  });
  expect(JSON.parse(await nulls('urssaf')).data).toMatchObject({ document_url: null, date_fin_validite: null });
  expect(JSON.parse(await nulls('qualibat')).data.entity.assurance_responsabilite_travaux.nom).toBeNull();
  expect(JSON.parse(await nulls('chiffres_affaires')).data).toEqual([]);
});
