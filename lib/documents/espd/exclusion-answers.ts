import type { ContentEntry } from '@/lib/documents/content/content';
import { type CriterionCode, EXCLUSION_CRITERIA } from './criteria';
import { type FirmAnswers, filesOf, textOf } from './firm-answers';
import { type CriterionResponses, described, evidence, type Responses, yesOrNo } from './responses';

/**
 * Criteria that the declaration on honour answers « no » where it says that no case of exclusion applies: those whose question
 * is not wider than the articles of the code de la commande publique that it names. The others (any breach of labour or
 * environmental law, insolvency without liquidation, any conflict of interest…) ask more than was declared, and stay without
 * an answer: docs/decisions, « ESPD ».
 */
const DECLARED: readonly CriterionCode[] = [
  // L2141-1
  ...(['crime-org', 'corruption', 'fraud', 'terr-offence', 'finan-laund', 'human-traffic'] as const),
  // L2141-2
  ...(['tax-pay', 'socsec-pay'] as const),
  // L2141-3, 1°
  'bankruptcy',
  // L2141-9
  'distorsion',
  // L2141-7
  'sanction',
  // all that French law adds
  'nati-ground',
];

/** The answer to each exclusion criterion: all of them are there, those that the firm's words do not cover without any. */
export function exclusionAnswers(firm: FirmAnswers): CriterionResponses {
  const declared = firm.declaration.choice === 'no_exclusion' ? DECLARED : [];
  const answers: CriterionResponses = Object.fromEntries(
    EXCLUSION_CRITERIA.map(({ code }) => [code, declared.includes(code) ? { answer: yesOrNo(false) } : {}]),
  );
  const add = (code: CriterionCode, responses: Responses) => {
    answers[code] = { ...answers[code], ...responses };
  };
  addQuestions(firm, add);
  add('tax-pay', evidence(filesOf(firm.find('declarations_fiscales'))));
  const social = ['declarations_cotisations_sociales', 'cibtp_cnetp', 'pro_btp'].map(firm.find);
  add('socsec-pay', evidence(social.flatMap(filesOf)));
  add('labour-law', evidence(filesOf(firm.find('travailleurs_handicapes'))));
  return answers;
}

type Add = (code: CriterionCode, responses: Responses) => void;

/** What was asked one by one says more than the declaration, and stands over it. */
function addQuestions(firm: FirmAnswers, add: Add): void {
  const proceedings = firm.find('liquidation_judiciaire');
  // the question is about liquidation and « redressement »: « no » answers three criteria, « yes » the one of national law
  if (saysNo(proceedings))
    for (const code of ['bankruptcy', 'liq-admin', 'bankr-nat'] as const) add(code, no(proceedings));
  if (saysYes(proceedings)) {
    add('bankruptcy', { answer: [] });
    add('bankr-nat', yes(proceedings));
  }
  const breach = firm.find('manquement_execution');
  if (saysNo(breach)) add('sanction', no(breach));
  if (saysYes(breach)) add('sanction', yes(breach));
  // one breach is a breach; to have made this report says nothing of the rest of environmental law
  const report = firm.find('bilan_ges');
  if (saysYes(report)) add('envir-law', yes(report));
  const national = [firm.find('faillite_interdiction'), firm.find('plan_vigilance')].filter(saysYes);
  if (national.length > 0) add('nati-ground', { answer: yesOrNo(true), ...evidence(national.flatMap(filesOf)) });
}

const saysYes = (entry: ContentEntry | undefined) => textOf(entry?.value, 'choice') === 'yes';
const saysNo = (entry: ContentEntry | undefined) => textOf(entry?.value, 'choice') === 'no';

const no = (entry: ContentEntry | undefined): Responses => ({
  answer: yesOrNo(false),
  ...evidence(filesOf(entry)),
});

const yes = (entry: ContentEntry | undefined): Responses => ({
  answer: yesOrNo(true),
  details: described(textOf(entry?.value, 'text')),
  ...evidence(filesOf(entry)),
});
