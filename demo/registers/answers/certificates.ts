import { documentTitles } from '@/demo/registers/text';
import { type Ask, data, dataList, day, type Register, sirenOf, validity } from './ask';

const aDay = 86_400;

export const qualibat: Register = (ask) => {
  const [from, until] = validity(ask);
  const known = <T>(value: T) => (ask.knowledge === 'incomplete' ? null : value);
  const insurance = { nom: known('ASSURANCES DU BATI'), identifiant: known('SPECIMEN-0042') };
  return data({
    document_url: ask.linkTo({ title: documentTitles.qualibat, lines: [`${from} – ${until}`], seconds: aDay }),
    document_url_expires_in: aDay,
    date_emission: known(from),
    date_fin_validite: known(until),
    entity: {
      assurance_responsabilite_travaux: insurance,
      assurance_responsabilite_civile: { ...insurance, nom: known('MUTUELLE DES METIERS') },
      certifications: [
        {
          code: '2302',
          libelle: 'Charpente traditionnelle en bois',
          rge: false,
          date_attribution: day(ask.today, -30),
        },
      ],
    },
  });
};

/** Qualifelec’s certificates are pictures; two of them here, of two trades. */
export const qualifelec: Register = (ask) =>
  dataList(
    ask.knowledge === 'incomplete' ? [] : [electrician(ask, 5430, 'Logement'), electrician(ask, 5431, 'Tertiaire')],
  );

function electrician(ask: Ask, number: number, trade: string) {
  const [from, until] = validity(ask);
  const period = { date_debut: from, date_fin: until };
  return {
    document_url: ask.linkTo({ title: `${documentTitles.qualifelec} ${number}`, jpeg: true }),
    numero: number,
    rge: number === 5430,
    ...period,
    qualification: {
      label: `Installations électriques ${trade}`,
      ...period,
      indices: [{ code: 'IRVE1', label: 'IRVE – indice 1 (station de recharge)' }],
      mentions: [{ code: 'PRGE', label: 'Probatoire Reconnu Garant de l’Environnement' }],
      domaines: [{ code: 'SU', label: 'Sûreté' }],
      classification: { code: null, label: null },
    },
    assurance_decennale: { nom: 'ASSURANCES DU BATI', ...period },
    assurance_civile: { nom: 'MUTUELLE DES METIERS', date_debut: null, date_fin: null },
  };
}

/** Two certificates, of which one is over whatever happens to the other. */
export const rge: Register = (ask) => {
  const old = { ...ask, knowledge: 'expired' as const };
  return dataList(
    ask.knowledge === 'incomplete' ? [] : [environmental(ask, 'qualibat'), environmental(old, 'qualitenr')],
  );
};

function environmental(ask: Ask, body: 'qualibat' | 'qualitenr') {
  const [from, until] = validity(ask);
  return {
    url: ask.linkTo({ title: `${documentTitles.rge} ${body}`, lines: [`${from} – ${until}`] }),
    nom_certificat: `RGE ${body}`,
    domaine: 'Isolation du toit 2020',
    meta_domaine: 'anciens domaines avant 2021',
    qualification: { code: '3512', nom: 'Isolation des combles' },
    organisme: body,
    date_attribution: from,
    date_expiration: until,
    meta: { internal_id: `${sirenOf(ask.persona)}-${body}`, updated_at: from, archived: false },
  };
}

export const opqibi: Register = (ask) => {
  const [from, until] = validity(ask);
  const qualification = {
    nom: 'Étude thermique réglementaire « maison individuelle »',
    code_qualification: '1331',
    definition: 'Calculs réglementaires et attestations.',
    rge: false,
  };
  const incomplete = ask.knowledge === 'incomplete';
  return data({
    numero_certificat: '18 11 3602',
    url: ask.linkTo({ title: documentTitles.opqibi }),
    date_delivrance_certificat: from,
    duree_validite_certificat: 'valable un an',
    assurances: 'ASSURANCES DU BATI',
    qualifications: incomplete ? [] : [qualification],
    date_validite_qualifications: until,
    qualifications_probatoires: [],
    date_validite_qualifications_probatoires: null,
  });
};

/** A statement of the register of training bodies, without any document; an old one is no longer active. */
export const qualiopi: Register = (ask) => {
  const [from, until] = validity(ask);
  const active = ask.knowledge !== 'expired';
  const incomplete = ask.knowledge === 'incomplete';
  return data({
    siret: ask.persona.siret,
    code_uai: null,
    unite_legale_avec_plusieurs_nda: false,
    declarations_activites_etablissement: incomplete ? [] : [declaration(active, from, until)],
    habilitations_france_competence: incomplete ? [] : [habilitation(active, from, until)],
  });
};

const declaration = (active: boolean, from: string, until: string) => ({
  numero_de_declaration: '28610099961',
  actif: active,
  date_derniere_declaration: from,
  date_debut_exercice: from,
  date_fin_exercice: until,
  certification_qualiopi: {
    action_formation: active,
    bilan_competences: false,
    validation_acquis_experience: false,
    apprentissage: active,
    obtention_via_unite_legale: null,
  },
  specialites: {
    specialite_1: { code: '234', libelle: 'Travail du bois et de l’ameublement' },
    specialite_2: { code: null, libelle: null },
    specialite_3: { code: null, libelle: null },
  },
});

const habilitation = (active: boolean, from: string, until: string) => ({
  code: 'RNCP90001',
  actif: active,
  date_actif: active ? until : null,
  date_fin_enregistrement: until,
  date_decision: from,
  habilitation_pour_former: true,
  habilitation_pour_organiser_l_evaluation: false,
  sirets_organismes_certificateurs: ['00012000600010'],
});
