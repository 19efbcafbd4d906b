import type { JsonValue } from '@/lib/documents/content/content';
import type { CriterionCode } from './criteria';
import { type FirmAnswers, filesOf, items, numberOf, textOf } from './firm-answers';
import { type CriterionResponses, described, evidence, type Response, type Responses, yesOrNo } from './responses';

/** The questions of ours that each criterion is about, by the ends of their keys. */
const QUESTIONS: Partial<Record<CriterionCode, readonly string[]>> = {
  'prof-regist': ['inscription_registre'],
  'gen-year-to': ['chiffre_affaires_global_annuel'],
  'spec-year-to': ['chiffre_affaires_global_annuel'],
  'indem-insu': ['assurance_risques_professionnels'],
  'finan-requ': ['bilans_trois_exercices'],
  'work-perform': ['livraisons_cinq_ans', 'attestations_cinq_ans'],
  'supply-perform': ['livraisons_trois_ans', 'attestations_trois_ans'],
  'service-perform': ['livraisons_trois_ans', 'attestations_trois_ans'],
  'qual-cont-tech': ['techniciens_organismes'],
  'work-tech': ['techniciens_organismes'],
  'qual-facil': ['mesures_qualite'],
  'research-fac': ['mesures_qualite'],
  'chain-manage': ['systemes_gestion'],
  'envir-measure': ['gestion_environnementale'],
  'tech-equip': ['materiel_equipements'],
  qualification: ['cv_intervenants'],
  'spec-req-check': ['controle_organisme_officiel'],
  'manage-staff': ['moyens_annuels'],
  'year-manpower': ['moyens_annuels'],
  'wo-autent': ['echantillons'],
  'qa-certif-inst': ['controle_organisme_officiel'],
  'qu-certif-indep': [
    'certificats_qualibat',
    'certificats_qualifelec',
    'certificats_opqibi',
    'certificats_cqp_tp',
    'certificats_qualiopi_france',
    'certificats_france_competences',
    'norme_assurance_qualite',
  ],
  'envir-certif-indep': ['certificats_rge', 'certificats_bio', 'certifications_qualite_environnement'],
};

/** Which criterion answers a question that is the same for several, by type of market. */
const OF_TYPE: Partial<Record<CriterionCode, string>> = {
  'work-tech': 'works',
  'supply-perform': 'supplies',
  'service-perform': 'services',
};

/** The selection criteria that the market's questions are about, with what the firm answered. */
export function selectionAnswers(firm: FirmAnswers, typeCodes: readonly string[]): CriterionResponses {
  const asked = Object.entries(QUESTIONS).filter(([code, keys]) => {
    const type = OF_TYPE[code as CriterionCode];
    return keys.some(firm.isAsked) && (type === undefined || typeCodes.includes(type));
  });
  return Object.fromEntries(
    asked.map(([code, keys]) => {
      const files = keys.flatMap((key) => filesOf(firm.find(key)));
      const content = CONTENT[code as CriterionCode]?.(firm) ?? {};
      return [
        code,
        { ...content, ...(CERTIFIED.has(code) && files.length > 0 && { answer: yesOrNo(true) }), ...evidence(files) },
      ];
    }),
  );
}

/** Criteria whose question is whether there are such papers: the papers answer it. */
const CERTIFIED: ReadonlySet<string> = new Set(['prof-regist', 'qu-certif-indep', 'envir-certif-indep']);

const text =
  (key: string) =>
  (firm: FirmAnswers): Responses => ({
    details: described(textOf(firm.find(key)?.value, 'text')),
  });

const CONTENT: Partial<Record<CriterionCode, (firm: FirmAnswers) => Responses>> = {
  'gen-year-to': (firm) => turnover(firm, ({ amount }) => amount),
  'spec-year-to': (firm) =>
    turnover(firm, ({ amount, share }) => (share === undefined ? undefined : Math.round(amount * share) / 100)),
  'work-perform': (firm) => contracts(items(firm.find('livraisons_cinq_ans'), 'contracts')),
  'supply-perform': (firm) => contracts(items(firm.find('livraisons_trois_ans'), 'contracts')),
  'service-perform': (firm) => contracts(items(firm.find('livraisons_trois_ans'), 'contracts')),
  'qual-cont-tech': (firm) => people(items(firm.find('techniciens_organismes'), 'people'), 'experience'),
  'work-tech': (firm) => people(items(firm.find('techniciens_organismes'), 'people'), 'experience'),
  qualification: (firm) => people(items(firm.find('cv_intervenants'), 'people'), 'qualifications'),
  'qual-facil': text('mesures_qualite'),
  'research-fac': text('mesures_qualite'),
  'chain-manage': text('systemes_gestion'),
  'envir-measure': text('gestion_environnementale'),
  'tech-equip': text('materiel_equipements'),
  'manage-staff': (firm) => headcount(items(firm.find('moyens_annuels'), 'years'), 'management_headcount'),
  'year-manpower': (firm) => headcount(items(firm.find('moyens_annuels'), 'years'), 'average_headcount'),
  'wo-autent': (firm) => (items(firm.find('echantillons'), 'samples').length > 0 ? { answer: yesOrNo(true) } : {}),
};

/** Amounts of the years that have one; of each we know the day on which it ended. */
function turnover(
  firm: FirmAnswers,
  amountOf: (year: { amount: number; share: number | undefined }) => number | undefined,
): Responses {
  const years = items(firm.find('chiffre_affaires_global_annuel'), 'years').flatMap((year) => {
    const turnover = numberOf(year, 'turnover');
    const endDate = textOf(year, 'fiscal_year_end');
    const amount =
      turnover === undefined
        ? undefined
        : amountOf({ amount: turnover, share: numberOf(year, 'market_share_percent') });
    return amount === undefined ? [] : [{ amount, period: endDate === undefined ? {} : { endDate } }];
  });
  return { period: years.map(({ period }) => period), amount: years.map(({ amount }) => ({ amount })) };
}

function headcount(years: readonly JsonValue[], name: string): Responses {
  const told = years.flatMap((each) => {
    const [year, people] = [numberOf(each, 'year'), numberOf(each, name)];
    return year === undefined || people === undefined ? [] : [{ year, people }];
  });
  const quantity = (quantity: number, unit: 'YEAR' | 'INTEGER'): Response => ({ quantity, unit });
  return {
    year: told.map(({ year }) => quantity(year, 'YEAR')),
    headcount: told.map(({ people }) => quantity(people, 'INTEGER')),
  };
}

/** Contract by contract: its parts stand at the same place in each list, empty where nothing was said. */
function contracts(cards: readonly JsonValue[]): Responses {
  return {
    details: cards.map((card) => ({
      description: [textOf(card, 'title'), textOf(card, 'description')].filter(Boolean).join('\n'),
    })),
    amount: cards.map((card) => {
      const amount = numberOf(card, 'amount');
      return amount === undefined ? { description: '' } : { amount };
    }),
    period: cards.map((card) => {
      const [startDate, endDate] = [textOf(card, 'start_date'), textOf(card, 'end_date')];
      return { ...(startDate && { startDate }), ...(endDate && { endDate }) };
    }),
    recipient: cards.map((card) => ({ description: textOf(card, 'recipient') ?? '' })),
  };
}

function people(cards: readonly JsonValue[], what: 'experience' | 'qualifications'): Responses {
  const described = (name: string) => cards.map((card) => ({ description: textOf(card, name) ?? '' }));
  return {
    first_names: described('first_names'),
    last_name: described('last_name'),
    [what]: described('qualifications'),
  };
}
