import { json } from '@/demo/registers/errors';
import type { Firm, Manager } from '@/demo/registers/firm';
import { type Ask, type Register, sirenOf } from './ask';

/** What Recherche d’entreprises writes in place of what a person has asked to keep to themselves. */
const masked = '[NON-DIFFUSIBLE]';

/** Recherche d’entreprises: the legal unit, its head office, and the establishment that was asked for. */
export const search: Register = (ask) =>
  json(200, { results: [legalUnit(ask)], total_results: 1, page: 1, per_page: 1, total_pages: 1 });

export const nothingFound = () => json(200, { results: [], total_results: 0, page: 1, per_page: 1, total_pages: 0 });

function legalUnit(ask: Ask) {
  const { persona, knowledge } = ask;
  const { firm } = persona;
  const incomplete = knowledge === 'incomplete';
  return {
    siren: sirenOf(persona),
    nom_complet: nameOf(firm),
    nom_raison_sociale: incomplete ? null : firm.name,
    sigle: null,
    nombre_etablissements: 1,
    nombre_etablissements_ouverts: firm.closedOn ? 0 : 1,
    siege: { ...establishment(ask), ...addressParts(firm) },
    activite_principale: firm.activity.code,
    activite_principale_naf25: null,
    categorie_entreprise: firm.category,
    caractere_employeur: firm.staff ? 'O' : 'N',
    annee_categorie_entreprise: null,
    date_creation: firm.createdOn,
    date_fermeture: firm.closedOn ?? null,
    date_mise_a_jour: null,
    date_mise_a_jour_insee: '2026-02-03T03:34:50',
    date_mise_a_jour_rne: null,
    dirigeants: incomplete ? [] : managersOf(firm),
    etat_administratif: firm.closedOn ? 'C' : 'A',
    nature_juridique: firm.legalForm.code,
    section_activite_principale: incomplete ? null : 'F',
    tranche_effectif_salarie: firm.staff?.code ?? null,
    annee_tranche_effectif_salarie: null,
    statut_diffusion: isMasked(firm) ? 'P' : 'O',
    matching_etablissements: [establishment(ask)],
    finances: null,
    complements: complements(firm),
    tva: [],
  };
}

const isMasked = ({ disclosure }: Firm): boolean => disclosure === 'partiellement_diffusible';

function nameOf(firm: Firm): string {
  if (isMasked(firm)) return masked;
  if (firm.person === undefined) return firm.name ?? '';
  const { firstNames, birthName, usageName } = firm.person;
  const name = usageName ? `${usageName} (${birthName})` : birthName;
  return `${firstNames.join(' ').toUpperCase()} ${name}`;
}

/** Those of a person who trades in their own name are that person. */
function managersOf(firm: Firm) {
  if (isMasked(firm)) return [{ ...natural('', masked, masked), annee_de_naissance: null, date_de_naissance: null }];
  if (firm.person) return [natural('Entrepreneur individuel', firm.person.birthName, firm.person.firstNames.join(' '))];
  return firm.managers.map(managerOf);
}

function managerOf(manager: Manager) {
  if ('company' in manager) {
    const { siren, company, role } = manager;
    return { siren, denomination: company, qualite: role, type_dirigeant: 'personne morale' };
  }
  return natural(manager.role, manager.lastName, manager.firstName.toUpperCase(), manager.bornOn);
}

const natural = (role: string, lastName: string, firstNames: string, bornOn = '1974-05') => ({
  nom: lastName,
  prenoms: firstNames,
  annee_de_naissance: bornOn.slice(0, 4),
  date_de_naissance: bornOn,
  qualite: role || null,
  nationalite: null,
  type_dirigeant: 'personne physique',
});

function establishment({ persona, knowledge }: Ask) {
  const { firm, siret } = persona;
  const { number, type, street, postcode, city, cityCode } = firm.address;
  const whole = `${number} ${type} ${street} ${postcode} ${city}`;
  return {
    activite_principale: firm.activity.code,
    activite_principale_naf25: null,
    annee_tranche_effectif_salarie: null,
    adresse: knowledge === 'incomplete' ? null : isMasked(firm) ? `${masked} ${postcode} ${city}` : whole,
    caractere_employeur: firm.staff ? 'O' : 'N',
    code_postal: postcode,
    commune: cityCode,
    date_creation: firm.createdOn,
    date_debut_activite: firm.createdOn,
    date_fermeture: firm.closedOn ?? null,
    epci: null,
    est_siege: true,
    etat_administratif: firm.closedOn ? 'F' : 'A',
    latitude: isMasked(firm) ? masked : null,
    libelle_commune: city,
    liste_enseignes: null,
    liste_finess: null,
    liste_id_bio: null,
    liste_idcc: null,
    liste_id_organisme_formation: null,
    liste_rge: null,
    liste_uai: null,
    longitude: isMasked(firm) ? masked : null,
    nom_commercial: null,
    region: '28',
    siret,
    statut_diffusion_etablissement: isMasked(firm) ? 'P' : 'O',
    tranche_effectif_salarie: firm.staff?.code ?? null,
  };
}

function addressParts(firm: Firm) {
  const { number, type, street } = firm.address;
  const shown = (text: string) => (isMasked(firm) ? masked : text);
  return { numero_voie: shown(number), type_voie: shown(type), libelle_voie: shown(street), departement: '61' };
}

const complements = (firm: Firm) => ({
  est_association: firm.association !== undefined,
  est_entrepreneur_individuel: firm.person !== undefined,
  est_ess: firm.social === true,
  identifiant_association: firm.association ?? null,
});
