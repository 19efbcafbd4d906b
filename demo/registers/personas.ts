import { type Cases, everywhere } from './cases';
import { barelyKnown, builder, type Firm, masonry, roadWorks, soleTrader, workshop } from './firm';

/** A firm that does not exist, made to show one thing. Its SIRET is one, in a range that Sirene gives to nobody. */
export type Persona = {
  siret: string;
  name: string;
  /** What it shows, for people. */
  line: string;
  firm: Firm;
  cases: Cases;
  /** The SIRET that replaced its own. */
  replacedBy?: string;
};

/** A building firm in good standing; nobody is in both holiday funds, and the MSA is for farming. */
const allIsWell = everywhere('found', { cnetp: 'unknown', msa: 'unknown' });

export const personas = {
  tout_va_bien: persona('00010100600013', 'Charpentes du Val', 'Tout va bien : chaque registre la connaît.', {
    firm: builder('CHARPENTES DU VAL', { lastName: 'DELAUNAY', firstName: 'Marc' }),
    cases: allIsWell,
  }),
  plusieurs_dirigeants: persona(
    '00010200400017',
    'Routes et réseaux du littoral',
    'Plusieurs dirigeants, dont un commissaire aux comptes ; filiale d’un groupe, certificats périmés.',
    {
      firm: roadWorks(),
      cases: everywhere('found', {
        attestation_fiscale: 'unknown',
        cibtp: 'unknown',
        msa: 'unknown',
        qualibat: 'expired',
        qualifelec: 'expired',
        rge: 'expired',
        opqibi: 'expired',
        qualiopi: 'expired',
      }),
    },
  ),
  entreprise_individuelle: persona(
    '00010300200010',
    'Camille Aubertin, paysagiste',
    'Entreprise individuelle : un nom de personne, et la MSA au lieu de l’Urssaf.',
    {
      firm: soleTrader(
        { sex: 'F', firstNames: ['Camille', 'Jeanne'], birthName: 'ROUSSEL', usageName: 'AUBERTIN' },
        { code: '81.30Z', label: "Services d'aménagement paysager", label2025: 'Aménagement et entretien paysagers' },
        { nature: 'AGRICOLE' },
      ),
      cases: everywhere('unknown', {
        recherche: 'found',
        insee: 'found',
        rne: 'found',
        msa: 'found',
        effectifs: 'found',
      }),
    },
  ),
  micro_entreprise: persona(
    '00010400000013',
    'Samir Benali, peintre',
    'Micro-entreprise : hors du périmètre de tous les registres, sauf de Sirene.',
    {
      firm: soleTrader(
        { sex: 'M', firstNames: ['Samir'], birthName: 'BENALI', usageName: null },
        { code: '43.34Z', label: 'Travaux de peinture et vitrerie', label2025: 'Travaux de peinture et de vitrerie' },
      ),
      cases: everywhere('unknown', { recherche: 'found', insee: 'found' }),
    },
  ),
  association: persona(
    '00010500700017',
    'Les Ateliers du Pont Neuf',
    'Association de l’économie sociale et solidaire : absente du registre des entreprises.',
    {
      firm: workshop(),
      cases: everywhere('unknown', {
        recherche: 'found',
        insee: 'found',
        urssaf: 'found',
        effectifs: 'found',
        qualiopi: 'found',
      }),
    },
  ),
  partiellement_diffusible: persona(
    '00010600500010',
    'Une personne qui se protège',
    'Partiellement diffusible : son nom et son adresse ne sont pas publics.',
    {
      firm: soleTrader(
        { sex: 'F', firstNames: ['Hélène'], birthName: 'GARNIER', usageName: null },
        { code: '74.10Z', label: 'Activités spécialisées de design', label2025: 'Activités de design spécialisé' },
        { disclosure: 'partiellement_diffusible', nature: 'LIBERALE' },
      ),
      cases: everywhere('unknown', { recherche: 'found', insee: 'found', rne: 'found', urssaf: 'found' }),
    },
  ),
  non_diffusible: persona(
    '00010700300014',
    'Une entreprise non diffusible',
    'Jamais diffusible : Sirene ne peut rien en dire à personne.',
    {
      firm: builder('NON DIFFUSIBLE', { lastName: 'X', firstName: 'X' }),
      cases: everywhere('unknown', { insee: 'undisclosed' }),
    },
  ),
  fermee: persona('00010800100017', 'Menuiserie Hardouin', 'Établissement fermé, entreprise cessée.', {
    firm: builder('MENUISERIE HARDOUIN', { lastName: 'HARDOUIN', firstName: 'Paul' }, { closedOn: '2025-12-31' }),
    cases: everywhere('unknown', { recherche: 'found', insee: 'found', rne: 'found', bilans: 'found' }),
  }),
  siret_remplace: persona(
    '00010900900019',
    'Maçonnerie des Hautes Rives',
    'SIRET remplacé par un autre (000 109 009 00027).',
    {
      firm: masonry(),
      cases: { ...allIsWell, recherche: 'unknown' },
      replacedBy: '00010900900027',
    },
  ),
  siret_remplacant: persona(
    '00010900900027',
    'Maçonnerie des Hautes Rives, nouveau SIRET',
    'Le SIRET qui remplace le précédent.',
    { firm: masonry(), cases: allIsWell },
  ),
  refus_urssaf: persona(
    '00011000700010',
    'Couverture Lemaire',
    'L’Urssaf refuse son attestation ; ni CIBTP, ni PRO BTP, ni la MSA ne la disent à jour.',
    {
      firm: builder('COUVERTURE LEMAIRE', { lastName: 'LEMAIRE', firstName: 'Thierry' }),
      cases: { ...allIsWell, urssaf: 'refused', cibtp: 'refused', probtp_conformite: 'refused', msa: 'refused' },
    },
  ),
  verification_urssaf: persona(
    '00011100500013',
    'Plâtrerie Nguyen',
    'L’Urssaf vérifie son dossier à la main : réponse dans deux jours.',
    {
      firm: builder('PLATRERIE NGUYEN', { lastName: 'NGUYEN', firstName: 'Anh' }),
      cases: { ...allIsWell, urssaf: 'under_review', msa: 'under_review' },
    },
  ),
  fiche_incomplete: persona(
    '00011200300017',
    'Nouvelle menuiserie de l’Ouche',
    'Entreprise récente : les registres la connaissent, presque sans rien en dire.',
    { firm: barelyKnown(), cases: everywhere('incomplete', { cnetp: 'unknown', msa: 'unknown' }) },
  ),
  registres_en_panne: persona('00011300100010', 'Électricité Moreau', 'Tous les registres sont en panne.', {
    firm: builder('ELECTRICITE MOREAU', { lastName: 'MOREAU', firstName: 'Claire' }),
    cases: everywhere('broken_502', {
      recherche: 'timeout_504',
      rne: 'timeout_504',
      urssaf: 'network_504',
      chiffres_affaires: 'timeout_504',
      cibtp: 'timeout_504',
      effectifs: 'error_500',
    }),
  }),
  lente: persona('00011400900012', 'Serrurerie Blanchard', 'Registres lents : chaque réponse vient en 11 secondes.', {
    firm: builder('SERRURERIE BLANCHARD', { lastName: 'BLANCHARD', firstName: 'Denis' }),
    cases: everywhere('slow', { recherche: 'found' }),
  }),
  quota_atteint: persona(
    '00011500600017',
    'Carrelages Petit',
    'Limite d’appels atteinte : les registres font attendre.',
    {
      firm: builder('CARRELAGES PETIT', { lastName: 'PETIT', firstName: 'Nadia' }),
      cases: everywhere('quota', { recherche: 'found' }),
    },
  ),
  lien_expire: persona('00011600400011', 'Étanchéité Faure', 'Les liens des attestations ont déjà expiré.', {
    firm: builder('ETANCHEITE FAURE', { lastName: 'FAURE', firstName: 'Sylvain' }),
    cases: documentsOf('expired_link'),
  }),
  faux_pdf: persona('00011700200014', 'Isolation Mercier', 'Les attestations s’annoncent en PDF et n’en sont pas.', {
    firm: builder('ISOLATION MERCIER', { lastName: 'MERCIER', firstName: 'Julie' }),
    cases: documentsOf('not_a_pdf'),
  }),
} satisfies Record<string, Persona>;

export type PersonaName = keyof typeof personas;

export const personaList: Persona[] = Object.values(personas);

/** The persona of a SIRET, or of a SIREN. */
export const findPersona = ({ siret, siren }: { siret?: string; siren?: string }): Persona | undefined =>
  personaList.find((each) => (siret === undefined ? each.siret.slice(0, 9) === siren : each.siret === siret));

/** All is well, but for the documents. */
function documentsOf(trouble: 'expired_link' | 'not_a_pdf'): Cases {
  const names = [
    'rne',
    'bilans',
    'attestation_fiscale',
    'urssaf',
    'cibtp',
    'probtp',
    'qualibat',
    'qualifelec',
  ] as const;
  const more = ['rge', 'fntp', 'opqibi'] as const;
  return { ...allIsWell, ...Object.fromEntries([...names, ...more].map((name) => [name, trouble])) };
}

function persona(siret: string, name: string, line: string, more: Omit<Persona, 'siret' | 'name' | 'line'>): Persona {
  return { siret, name, line, ...more };
}
