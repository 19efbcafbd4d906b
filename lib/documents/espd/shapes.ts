import {
  always,
  ask,
  caption,
  demand,
  type Group,
  LOTS,
  numbered,
  onNo,
  onYes,
  type Property,
  type PropertyName,
  questions,
  required,
  requirements,
} from './property-tree';

/**
 * What each criterion of ESPD-EDM 4.1.0 asks, as trees: the structure is that of the model, so that other services find each
 * answer under its identifier. Of the requirements, which are the contracting authority's to state, only the lots have a value.
 */

const evidenceOf = (online: PropertyName, evidence: PropertyName) =>
  [ask('INDICATOR', online), onYes(ask('EVIDENCE_IDENTIFIER', evidence))] as const;

const evidence = () => evidenceOf('online', 'evidence');
const yearEvidence = () => always(...evidenceOf('year_online', 'year_evidence'));
const itsOwnEvidence = () => always(...evidenceOf('own_online', 'own_evidence'));

const selfCleaning = () => [ask('INDICATOR', 'self_cleaning'), onYes(ask('DESCRIPTION', 'measures'))] as const;

/** An exclusion criterion: the answer, what goes with « yes », and its evidence. */
const exclusion = (...details: (Property | Group)[]) => [
  questions(ask('INDICATOR', 'answer'), ...(details.length > 0 ? [onYes(...details)] : [])),
  questions(...evidence()),
];

/** Whether the firm meets a criterion by itself, or relies on another entity. */
const byItself = () =>
  always(
    ask('INDICATOR', 'by_itself'),
    onNo(
      ask('INDICATOR', 'relied_upon'),
      onYes(ask('DESCRIPTION', 'entity_name'), ask('ECONOMIC_OPERATOR_IDENTIFIER', 'entity_id')),
    ),
  );

/** A selection criterion: for which lots, what is required, by itself or not, what is asked, and its evidence. */
const selection = (demands: (Property | Group)[], ...asked: (Property | Group)[]) => [
  requirements(LOTS, required(...demands, byItself(), ...asked, always(...evidence()))),
];
/** One that may have several requirements, each with its answers. */
const selectionByRequirement = (...asked: (Property | Group)[]) => [
  requirements(
    LOTS,
    required(caption('title'), required(demand('DESCRIPTION'), byItself(), ...asked, always(...evidence()))),
  ),
];
const selectionOfLot = (...asked: (Property | Group)[]) => [
  requirements(LOTS, byItself(), ...asked, always(...evidence())),
];

const turnover = (detail: 'CODE_BOOLEAN' | 'DESCRIPTION') =>
  selection(
    [demand('QUANTITY_YEAR'), demand(detail), demand('MINIMUM_AMOUNT')],
    always(ask('PERIOD', 'period'), ask('AMOUNT', 'amount'), yearEvidence()),
    always(ask('DATE', 'started_on'), itsOwnEvidence()),
  );

/** Part of the criterion « other information »: the answer, and what goes with « yes ». */
const other = (...details: (Property | Group)[]) => exclusion(...details);

export const SHAPES = {
  conviction: exclusion(
    ask('DATE', 'convicted_on'),
    ask('DESCRIPTION', 'reason'),
    ask('DESCRIPTION', 'who'),
    ask('PERIOD', 'exclusion_period'),
    always(...selfCleaning()),
  ),
  payment: [
    requirements(
      demand('MINIMUM_AMOUNT'),
      demand('DESCRIPTION'),
      always(
        ask('INDICATOR', 'answer'),
        onYes(
          ask('CODE_COUNTRY', 'country'),
          ask('AMOUNT', 'amount_due'),
          always(
            ask('INDICATOR', 'otherwise_established'),
            onYes(ask('DESCRIPTION', 'means')),
            onNo(
              ask('INDICATOR', 'decision_final'),
              onYes(ask('DATE', 'convicted_on'), ask('PERIOD', 'exclusion_period')),
            ),
            always(ask('INDICATOR', 'paid_since'), onYes(ask('DESCRIPTION', 'measures'))),
          ),
        ),
      ),
    ),
    questions(...evidence()),
  ],
  law: exclusion(...selfCleaning()),
  insolvency: exclusion(ask('DESCRIPTION', 'details'), ask('DESCRIPTION', 'nevertheless')),
  misconduct: exclusion(ask('DESCRIPTION', 'details'), always(...selfCleaning())),
  conflict: exclusion(ask('DESCRIPTION', 'details')),
  misrepresentation: exclusion(),
  national: [
    questions(
      caption('national_list'),
      always(caption('national_grounds'), caption('national_proofs'), ask('INDICATOR', 'answer')),
    ),
    questions(...evidence()),
  ],
  registration: selection(
    [demand('CODE')],
    always(
      ask('INDICATOR', 'answer'),
      onYes(ask('DESCRIPTION', 'registration_number')),
      onNo(ask('DESCRIPTION', 'not_registered')),
    ),
  ),
  turnover: turnover('CODE_BOOLEAN'),
  domain_turnover: turnover('DESCRIPTION'),
  insurance: selection(
    [demand('DESCRIPTION'), demand('MINIMUM_AMOUNT')],
    always(ask('AMOUNT', 'amount'), ask('INDICATOR', 'will_insure'), ask('INDICATOR', 'exempt')),
  ),
  finance: [
    requirements(
      LOTS,
      required(
        caption('title'),
        required(
          demand('CODE_BOOLEAN'),
          numbered(3, required(demand('DESCRIPTION'), always(ask('DESCRIPTION', 'details'), always(...evidence())))),
        ),
      ),
    ),
  ],
  performance: selection(
    [demand('MINIMUM_QUANTITY_INTEGER'), required(caption('title'), required(demand('DESCRIPTION')))],
    always(
      caption('title'),
      always(
        ask('DESCRIPTION', 'details'),
        ask('AMOUNT', 'amount'),
        ask('DESCRIPTION', 'own_part'),
        ask('AMOUNT', 'own_amount'),
        ask('PERIOD', 'period'),
        ask('INDICATOR', 'confidential'),
        always(
          ask('DESCRIPTION', 'recipient'),
          ask('DESCRIPTION', 'recipient_contact'),
          ask('DESCRIPTION', 'recipient_email'),
          ask('DESCRIPTION', 'recipient_phone'),
        ),
      ),
    ),
  ),
  technicians: selectionByRequirement(
    always(
      caption('title'),
      always(
        ask('DESCRIPTION', 'first_names'),
        ask('DESCRIPTION', 'last_name'),
        ask('DESCRIPTION', 'profession'),
        ask('DESCRIPTION', 'experience'),
        ask('DESCRIPTION', 'other_information'),
        ask('QUANTITY_YEAR', 'years_with_firm'),
        yearEvidence(),
      ),
    ),
    always(
      caption('title'),
      always(
        ask('DESCRIPTION', 'body_name'),
        ask('DESCRIPTION', 'body_experience'),
        ask('DESCRIPTION', 'body_information'),
        itsOwnEvidence(),
      ),
    ),
  ),
  description: selectionByRequirement(always(ask('DESCRIPTION', 'details'))),
  qualification: selectionByRequirement(
    always(
      caption('title'),
      always(
        ask('DESCRIPTION', 'first_names'),
        ask('DESCRIPTION', 'last_name'),
        ask('DESCRIPTION', 'qualifications'),
        ask('URL', 'esco_address'),
        ask('DESCRIPTION', 'esco_description'),
        ask('DESCRIPTION', 'qualification_name'),
        ask('QUAL_IDENTIFIER', 'qualification_number'),
        ask('DATE', 'qualified_on'),
        ask('DESCRIPTION', 'qualified_by'),
      ),
    ),
  ),
  checks: selection([demand('DESCRIPTION')], always(ask('INDICATOR', 'answer'))),
  headcount: selection(
    [demand('MINIMUM_QUANTITY_YEAR'), demand('DESCRIPTION')],
    always(ask('QUANTITY_YEAR', 'year'), ask('QUANTITY_INTEGER', 'headcount')),
  ),
  samples: selectionOfLot(always(ask('INDICATOR', 'answer'))),
  certificates: selection(
    [demand('DESCRIPTION')],
    always(ask('INDICATOR', 'answer'), onNo(ask('DESCRIPTION', 'other_means'))),
  ),
  group: other(ask('CODE', 'role'), ask('DESCRIPTION', 'others'), ask('DESCRIPTION', 'group_name')),
  size: other(ask('QUANTITY_INTEGER', 'employees'), ask('AMOUNT', 'turnover')),
} satisfies Record<string, Group[]>;

export type ShapeName = keyof typeof SHAPES;
