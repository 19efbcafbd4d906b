import { expect, it } from 'vitest';
import { rechercheEntreprises } from '.';

const SIRET = '90000000100017';

const UNIT = {
  nom_complet: 'MENUISERIE LEFEVRE',
  nom_raison_sociale: 'MENUISERIE LEFEVRE',
  nature_juridique: '5710',
  activite_principale: '43.32A',
  categorie_entreprise: 'PME',
  etat_administratif: 'A',
  statut_diffusion: 'O',
  siege: { siret: SIRET, adresse: '12 RUE DES LILAS 35000 RENNES', etat_administratif: 'A' },
  matching_etablissements: [],
  dirigeants: [
    { type_dirigeant: 'personne physique', nom: 'LEFEVRE', prenoms: 'ANNE-MARIE', qualite: 'Présidente' },
    { type_dirigeant: 'personne physique', nom: 'Martin', prenoms: 'Paul', qualite: 'Directeur général' },
    {
      type_dirigeant: 'personne physique',
      nom: 'Durand',
      prenoms: 'Luc',
      qualite: 'Commissaire aux comptes titulaire',
    },
    { type_dirigeant: 'personne morale', denomination: 'HOLDING LEFEVRE', qualite: 'Administrateur' },
  ],
  complements: { est_ess: false },
};

const read = (unit: object | null, siret = SIRET) =>
  rechercheEntreprises.read(
    { status: 200, headers: new Headers(), body: { results: unit ? [unit] : [], total_results: unit ? 1 : 0 } },
    siret,
  );

it('gives a firm its identity, in words, and proposes those who may sign without picking one', () => {
  expect(read(UNIT)).toEqual({
    state: 'found',
    notices: [],
    said: {
      'insee.siret': { known: 'MENUISERIE LEFEVRE' },
      'insee.social_reason': { value: { text: 'MENUISERIE LEFEVRE' } },
      'insee.legal_form': { value: { text: 'SAS, société par actions simplifiée' } },
      'insee.main_activity': { value: { text: 'Travaux de menuiserie bois et PVC' } },
      'insee.category': { value: { text: 'PME' } },
      'rne.head_office_address': { value: { text: '12 RUE DES LILAS 35000 RENNES' } },
      'rne.first_name_last_name': { choices: ['Anne-Marie LEFEVRE', 'Paul MARTIN'] },
    },
  });
});

it('names a sole trader, who has no company name', () => {
  const { said } = read({ ...UNIT, nom_raison_sociale: null, nom_complet: 'PAUL MARTIN', nature_juridique: '1000' });
  expect(said?.['insee.social_reason']).toEqual({ value: { text: 'PAUL MARTIN' } });
  expect(said?.['insee.legal_form']).toEqual({ value: { text: 'Entrepreneur individuel' } });
});

it('leaves out what is masked, and says that the firm shows itself in part only', () => {
  const hidden = { ...UNIT, statut_diffusion: 'P', nom_raison_sociale: null, nom_complet: '[NON-DIFFUSIBLE]' };
  const outcome = read({ ...hidden, siege: { siret: SIRET, adresse: '[NON-DIFFUSIBLE]' }, dirigeants: [] });
  expect(JSON.stringify(outcome)).not.toContain('NON-DIFFUSIBLE');
  expect(Object.keys(outcome.said ?? {}).sort()).toEqual(['insee.category', 'insee.legal_form', 'insee.main_activity']);
  expect(outcome.notices).toEqual([{ code: 'partially_diffusible' }]);
});

it('every member may be null', () => {
  const nothing = Object.fromEntries(Object.keys(UNIT).map((name) => [name, null]));
  expect(read({ ...nothing, siege: { siret: SIRET, adresse: null } })).toEqual({
    state: 'found',
    said: {},
    notices: [],
  });
});

it('says that the establishment or its firm is closed, and since when where that is known', () => {
  const other = { siret: '90000000100025', etat_administratif: 'F', date_fermeture: '2025-06-30' };
  expect(read({ ...UNIT, matching_etablissements: [other] }, other.siret).notices).toEqual([
    { code: 'closed', about: '2025-06-30' },
  ]);
  expect(read({ ...UNIT, matching_etablissements: [other] }).notices).toEqual([]);
  expect(read({ ...UNIT, etat_administratif: 'C' }).notices).toEqual([{ code: 'closed' }]);
});

it('that it is of the social economy is told only where it is', () => {
  expect(read({ ...UNIT, complements: { est_ess: true } }).said?.['insee.ess']).toEqual({
    value: { choice: 'yes', text: '', documents: [] },
  });
});

it('another firm, or none, is not found', () => {
  expect(read(null)).toEqual({ state: 'not_found' });
  expect(read({ ...UNIT, siege: { siret: '91111111100019' } })).toEqual({ state: 'not_found' });
});

it.each([
  ['an empty object', {}],
  ['something else than a list', { results: 'none' }],
  ['no JSON', undefined],
])('%s is no answer', (_, body) => {
  expect(rechercheEntreprises.read({ status: 200, headers: new Headers(), body }, SIRET)).toEqual({
    state: 'unavailable',
  });
});

it.each([
  [404, {}, { state: 'not_found' }],
  [451, {}, { state: 'not_found' }],
  [500, {}, { state: 'unavailable' }],
  [502, {}, { state: 'unavailable' }],
  [503, { 'retry-after': '120' }, { state: 'unavailable', retryInMs: 120_000 }],
  [504, {}, { state: 'unavailable' }],
  [429, { 'retry-after': '7' }, { state: 'unavailable', retryInMs: 7_000, groupClosedMs: 7_000 }],
  [429, {}, { state: 'unavailable', groupClosedMs: 60_000 }],
])('%i %j', (status, headers, outcome) => {
  expect(rechercheEntreprises.read({ status, headers: new Headers(headers as HeadersInit), body: {} }, SIRET)).toEqual(
    outcome,
  );
});
