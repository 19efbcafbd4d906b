import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REGISTERS } from './registers';

const samples = process.env.OFFICIAL_SAMPLES;
const payloads = path.join(samples ?? '', 'registers', 'payloads');

/** By folder of the official test answers, the register that reads them. Others are of registers that nobody asks yet. */
const FOLDERS: Record<string, string> = {
  api_entreprise_v3_ademe_certificats_rge: 'rge',
  api_entreprise_v3_carif_oref_certifications_qualiopi_france_competences: 'qualiopi',
  api_entreprise_v3_cibtp_attestation_cotisations_conges_payes_chomage_intemperies: 'cibtp',
  api_entreprise_v3_cnetp_attestation_cotisations_conges_payes_chomage_intemperies: 'cnetp',
  api_entreprise_v3_fntp_carte_professionnelle_travaux_publics: 'fntp',
  api_entreprise_v3_gip_mds_effectifs_annuels_entreprise: 'effectifs_1',
  api_entreprise_v3_dgfip_chiffres_affaires: 'chiffres_affaires',
  api_entreprise_v3_inpi_rne_actes_bilans: 'bilans',
  api_entreprise_v3_inpi_rne_extrait_rne: 'rne',
  api_entreprise_v3_probtp_attestations_cotisation_retraite: 'probtp',
  api_entreprise_v4_acoss_attestations_sociales: 'urssaf',
  api_entreprise_v4_dgfip_attestations_fiscales: 'attestation_fiscale',
  api_entreprise_v4_insee_etablissements: 'insee',
  api_entreprise_v4_qualibat_certifications_batiment: 'qualibat',
};

type Sample = { name: string; register: string; status: number; body: unknown };

/** A description, parameters, a status and an answer in JSON, in YAML of one simple kind. */
function readSample(file: string, register: string): Sample {
  const text = readFileSync(file, 'utf8');
  const status = Number(/^status: *(\d+)/m.exec(text)?.[1]);
  const payload = text.slice(text.search(/^payload:/m)).replace(/^payload:[^\n]*\n/, '');
  return { name: `${register}, ${path.basename(file)}`, register, status, body: JSON.parse(payload) };
}

const all: Sample[] = Object.entries(FOLDERS).flatMap(([folder, register]) =>
  samples ? globSync(path.join(payloads, folder, '*.y*ml')).map((file) => readSample(file, register)) : [],
);

const outcomeOf = ({ register, status, body }: Sample, siret = '30613890001294') =>
  REGISTERS.find(({ key }) => key === register)?.read({ status, headers: new Headers(), body }, siret);

describe.skipIf(!samples)('the official test answers (OFFICIAL_SAMPLES; skipped without it)', () => {
  it('are there, several for each register', () => {
    expect(all.length).toBeGreaterThanOrEqual(24);
    expect(new Set(all.map(({ register }) => register)).size).toBe(Object.keys(FOLDERS).length);
  });

  it.each(all)('$name: an explicit state', (sample) => {
    const { state, said, files } = outcomeOf(sample) ?? {};
    if (sample.status === 200) {
      const isRefusal = JSON.stringify(sample.body).includes('refus_de_delivrance');
      expect(state).toBe(isRefusal ? 'refused' : 'found');
      if (!isRefusal) expect([...Object.keys(said ?? {}), ...(files ?? [])].length).toBeGreaterThan(0);
    } else {
      expect(['not_found', 'out_of_scope', 'unavailable']).toContain(state);
      expect([said, files]).toEqual([undefined, undefined]);
    }
  });

  it('none answers a question about exclusion, nor the declaration on honour', () => {
    const sources = all.flatMap((sample) => Object.keys(outcomeOf(sample)?.said ?? {}));
    expect(sources.filter((source) => /bodacc|declaration_honneur|liquidation|faillite/.test(source))).toEqual([]);
  });
});
