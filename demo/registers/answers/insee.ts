import type { Firm } from '@/demo/registers/firm';
import { type Ask, data, epoch, type Register, sirenOf } from './ask';

/** Sirene’s establishment, with the legal unit that it belongs to. */
export const insee: Register = (ask) => {
  const { persona, knowledge } = ask;
  const { firm } = persona;
  const siret = persona.replacedBy ?? persona.siret;
  const establishment = {
    siret,
    siege_social: true,
    etat_administratif: firm.closedOn ? 'F' : 'A',
    date_fermeture: firm.closedOn ? epoch(firm.closedOn) : null,
    enseigne: null,
    ...activityOf(firm, knowledge === 'incomplete'),
    tranche_effectif_salarie: staffOf(firm, ask),
    status_diffusion: firm.disclosure,
    diffusable_commercialement: firm.disclosure === 'diffusible',
    date_creation: knowledge === 'incomplete' ? null : epoch(firm.createdOn),
    unite_legale: legalUnit(ask, siret),
    adresse: addressOf(firm, knowledge === 'incomplete'),
  };
  return data(
    establishment,
    {
      date_derniere_mise_a_jour: epoch('2026-02-03'),
      redirect_from_siret: persona.replacedBy ? persona.siret : null,
    },
    { unite_legale: `https://entreprise.api.gouv.fr/v4/insee/sirene/unites_legales/${sirenOf(persona)}` },
  );
};

function legalUnit(ask: Ask, siret: string) {
  const { firm } = ask.persona;
  const incomplete = ask.knowledge === 'incomplete';
  return {
    siren: sirenOf(ask.persona),
    rna: firm.association ?? null,
    siret_siege_social: siret,
    type: firm.person ? 'personne_physique' : 'personne_morale',
    personne_morale_attributs: { raison_sociale: incomplete ? null : firm.name, sigle: null },
    personne_physique_attributs: personOf(firm),
    categorie_entreprise: firm.category,
    status_diffusion: firm.disclosure,
    diffusable_commercialement: firm.disclosure === 'diffusible',
    forme_juridique: { code: firm.legalForm.code, libelle: firm.legalForm.label },
    ...activityOf(firm, incomplete),
    tranche_effectif_salarie: staffOf(firm, ask),
    economie_sociale_et_solidaire: firm.social,
    date_creation: incomplete ? null : epoch(firm.createdOn),
    etat_administratif: firm.closedOn ? 'C' : 'A',
  };
}

function personOf({ person }: Firm) {
  const upper = (text: string | null | undefined) => text?.toUpperCase() ?? null;
  const [first, second, third, fourth] = person?.firstNames ?? [];
  return {
    pseudonyme: null,
    prenom_usuel: upper(first),
    prenom_1: upper(first),
    prenom_2: upper(second),
    prenom_3: upper(third),
    prenom_4: upper(fourth),
    nom_usage: person?.usageName ?? null,
    nom_naissance: person?.birthName ?? null,
    sexe: person?.sex ?? null,
  };
}

function activityOf({ activity }: Firm, incomplete: boolean) {
  return {
    activite_principale: { code: null, libelle: activity.label2025, nomenclature: 'NAF2025' },
    activite_principale_naf_rev2: {
      code: incomplete ? null : activity.code,
      libelle: activity.label,
      nomenclature: 'NAFRev2',
    },
  };
}

function staffOf({ staff }: Firm, { today, knowledge }: Ask) {
  const known = knowledge === 'incomplete' ? null : staff;
  return {
    code: known?.code ?? null,
    intitule: known?.label ?? null,
    date_reference: known ? String(today.getUTCFullYear() - 2) : null,
    de: known?.from ?? null,
    a: known?.to ?? null,
  };
}

function addressOf(firm: Firm, incomplete: boolean) {
  const { number, type, street, postcode, city, cityCode } = firm.address;
  const known = (text: string) => (incomplete ? null : text);
  return {
    numero_voie: number,
    indice_repetition_voie: null,
    type_voie: known(type),
    libelle_voie: street,
    complement_adresse: null,
    code_commune: known(cityCode),
    code_postal: known(postcode),
    distribution_speciale: null,
    code_cedex: null,
    libelle_cedex: null,
    libelle_commune: known(city),
    libelle_commune_etranger: null,
    code_pays_etranger: null,
    libelle_pays_etranger: null,
    status_diffusion: firm.disclosure,
    acheminement_postal: {
      l1: known(firm.name ?? ''),
      l2: null,
      l3: null,
      l4: known(`${number} ${type} ${street}`),
      l5: null,
      l6: known(`${postcode} ${city}`),
      l7: known('FRANCE'),
    },
  };
}
