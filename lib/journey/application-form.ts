import type { Database } from '@/db/database';
import type { Answer, Document } from '@/db/queries/answers';
import type { Application, Declaration } from '@/db/queries/applications';
import { findFormRows } from '@/db/queries/form-rows';
import type { Lot, Market, Requirement } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import type { FieldOptions } from '@/lib/catalogue';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { inputTypeAsked } from '@/lib/catalogue/catalogue-field';
import { checkAnswer } from '@/lib/fields/check-answer';
import type { Draft, FieldContext, FieldFile, Problem, Refusal } from '@/lib/fields/field-type';
import type { NotApplicable } from '@/lib/fields/not-applicable';
import { hasValue, isAnswered } from '@/lib/fields/read-answer';
import { isTable, mergeYears } from '@/lib/fields/values/merge-years';
import { keptProvenances, type Provenances } from '@/lib/fields/values/provenance';
import { documentIds } from '@/lib/fields/values/typed-members';
import { provenanceOf, type RegisterSaid, saidOf } from '@/lib/registers/register-said';
import { askedForLots, withLotsAsked } from './lots-field';
import { withSupportingFirms } from './supporting-firms-field';

/** A field as the candidate meets it: what is asked, what was typed, what counts, what is wrong with it. */
export type FormField = FieldContext & {
  inputType: string;
  /** Given by the editor and valid: shown, never changed by a post. */
  locked: boolean;
  requirement: Requirement;
  draft: Draft;
  /** What counts: what was typed, else what a register gave. */
  value: Draft | null;
  /** Without any register: what was typed and is valid. */
  typed: Draft | null;
  /** Set when the firm said that the question does not concern it: that is then its answer, and not `value`. */
  notApplicable: NotApplicable | null;
  /** Where the parts of `value` come from. */
  provenances: Provenances;
  /** What a public register says of it; null when none was asked. */
  register: RegisterSaid | null;
  problems: Problem[];
  refusals: readonly Refusal[];
  documents: FieldFile[];
  /** Files that a register gave for it: for the buyer. */
  registered: FieldFile[];
};

export type ApplicationForm = {
  /** Of the market; `chosenLots`: of them, those that one applies for, a single one by itself. */
  lots: readonly Lot[];
  chosenLots: readonly Lot[];
  fields: FormField[];
  declaration: Declaration | undefined;
  declarationDraft: Draft;
  /** What was last typed of it does not hold together. */
  declarationInError: boolean;
  /** The files that are there, in the order in which they came; `declaredFiles`: ids of those it was last made with. */
  declarationFiles: FieldFile[];
  declaredFiles: readonly string[];
  declarationRefusals: readonly Refusal[];
};

/** Key under which the declaration on honour keeps its draft and its files: it is no field of the catalogue. */
export const DECLARATION_KEY = 'declaration';

/** The member of the declaration that carries the files of a firm that explains itself. */
export const DECLARATION_SLOT = 'files';

/** Key under which the proof is kept that the mandataire of a group may sign for a member. */
export const MANDATE_KEY = 'mandate';

/** Everything that an application holds, in order; a constant number of queries whatever the market asks for. */
export async function loadForm(application: Application, market: Market, on?: Database): Promise<ApplicationForm> {
  const { lots, documents: held, registers, ...rows } = await findFormRows(application, on);
  const chosenLots = lots.filter(({ isChosen }) => isChosen || lots.length === 1);
  const asked = askedForLots(await findRequirements(market.id, on), chosenLots);
  // A group's mandataire says which lots the application is for.
  const requirements = application.rank === 1 ? askedOfLeader(application, market, lots, asked) : asked;
  const answers = new Map(rows.answers.map((answer) => [answer.fieldKey, answer]));
  const [own, registered] = partition(held);
  const documents = Map.groupBy(own, (document) => document.fieldKey);
  const declared = answers.get(DECLARATION_KEY);
  return {
    ...{ lots, chosenLots },
    fields: requirements.map((requirement) =>
      toFormField(requirement, application, {
        answer: answers.get(requirement.fieldKey),
        documents: documents.get(requirement.fieldKey) ?? [],
        register: saidOf(requirement, registers),
        registered,
      }),
    ),
    declaration: rows.declaration,
    declarationDraft: declared?.draft ?? {},
    declarationInError: declared?.inError ?? false,
    declarationFiles: (documents.get(DECLARATION_KEY) ?? []).map(toFileReference),
    declaredFiles: documentIds.parse(declared?.value?.[DECLARATION_SLOT] ?? []),
    declarationRefusals: declared?.refusals ?? [],
  };
}

/** With what the firm that leads is asked beside: which lots, and which firms it relies on if it says that it does. */
function askedOfLeader(
  { reliesOnFirms }: Application,
  market: Market,
  lots: readonly Lot[],
  asked: readonly Requirement[],
): Requirement[] {
  const withLots = withLotsAsked(market, lots, asked);
  return reliesOnFirms ? withSupportingFirms(withLots) : withLots;
}

/** What a market asks for before anybody has answered anything. */
export function blankForm(
  requirements: readonly Requirement[],
  market: Pick<Market, 'id' | 'lotLimit' | 'awardLimit'> = { id: '', lotLimit: null, awardLimit: null },
  lots: readonly Lot[] = [],
): ApplicationForm {
  const fields = withLotsAsked(market, lots, requirements).map((requirement) => ({
    ...fieldContext(requirement),
    locked: false,
    requirement,
    draft: {},
    value: null,
    typed: null,
    notApplicable: null,
    provenances: {},
    register: null,
    problems: [],
    refusals: [],
    documents: [],
    registered: [],
  }));
  const undeclared = { declaration: undefined, declarationDraft: {}, declarationFiles: [], declaredFiles: [] };
  return { lots, chosenLots: lots, fields, ...undeclared, declarationInError: false, declarationRefusals: [] };
}

/** Nothing was answered, by a register neither, and nothing that is to be mended was typed. */
export function isUnanswered(field: FormField): boolean {
  return field.problems.length === 0 && !isAnswered({ field, value: field.value }) && !isStated(field);
}

/** A register has no document, and says it: that is the answer as long as the firm gives none. */
export const isStated = ({ register, inputType, value, notApplicable }: FormField): boolean =>
  register !== null && register.statement !== null && notApplicable === null && !hasValue(inputType, value);

/** Every file of the dossier, in the order of the form; those of the declaration come last. */
export function filesOf({ fields, declarationFiles }: ApplicationForm): FieldFile[] {
  return [...fields.flatMap((field) => field.documents), ...declarationFiles];
}

/** The files that the declaration on honour carries: those of a firm that is concerned, and explains itself. */
export function filesDeclared({ declaration, declarationFiles }: ApplicationForm): FieldFile[] {
  return declaration?.choice === 'concerned' ? declarationFiles : [];
}

/** What an input type needs to know of a field, and no more: what a browser is given must not hold the answers. */
export function contextOf({
  key,
  label,
  help,
  legalReference,
  unfavourableWhenYes,
  mayNotApply,
  options,
}: FieldContext): FieldContext {
  return { key, label, help, legalReference, unfavourableWhenYes, mayNotApply, options };
}

/** The field's side of a frozen requirement: what its input type needs to know. */
export function fieldContext(requirement: Requirement): FieldContext & { inputType: string } {
  return {
    key: requirement.fieldKey,
    label: requirement.candidateLabel,
    help: requirement.candidateHelp,
    legalReference: requirement.legalReference,
    unfavourableWhenYes: requirement.unfavourableWhenYes,
    mayNotApply: requirement.mayNotApply,
    options: requirement.options as FieldOptions,
    inputType: inputTypeAsked(requirement.inputType, requirement.options as FieldOptions),
  };
}

type Known = {
  answer: Answer | undefined;
  documents: Document[];
  register: RegisterSaid | null;
  registered: Document[];
};

/** What the firm gave, and what registers did. */
function partition(documents: readonly Document[]): [own: Document[], registered: Document[]] {
  const [own, registered] = [true, false].map((isOwn) =>
    documents.filter(({ register }) => (register === null) === isOwn),
  );
  return [own ?? [], registered ?? []];
}

function toFormField(
  requirement: Requirement,
  application: Application,
  { answer, documents, register, registered }: Known,
): FormField {
  const field = withChoices(fieldContext(requirement), register);
  const known = {
    ...field,
    locked: application.siretLocked && field.key === REQUIRED_TO_SUBMIT.siret,
    requirement,
    register,
    notApplicable: answer?.notApplicable ?? null,
    refusals: answer?.refusals ?? [],
    documents: documents.map(toFileReference),
    registered: givenFiles(register, registered).map(toFileReference),
  };
  // What was submitted stands as it was, whatever this version's checks would say of it.
  if (application.completedAt)
    return {
      ...known,
      draft: answer?.draft ?? {},
      value: answer?.value ?? null,
      typed: answer?.value ?? null,
      provenances: answer?.provenances ?? {},
      problems: [],
    };
  const draft = startingDraft(field.key, answer, application);
  const checked = checkAnswer(field, draft, documents);
  const typed = checked.value ?? answer?.value ?? null;
  const counts = whatCounts({ ...known, value: typed, problems: checked.problems }, answer);
  return { ...known, draft, typed, problems: checked.problems, ...counts };
}

/** The files that a register gave, in its order. */
function givenFiles(register: RegisterSaid | null, registered: readonly Document[]): Document[] {
  const ids = documentIds.safeParse(register?.value?.documents).data ?? [];
  return ids.flatMap((given) => registered.find(({ id }) => id === given) ?? []);
}

/** What was typed, else what a register gave; and where it comes from. */
function whatCounts(
  field: Pick<FormField, 'inputType' | 'value' | 'notApplicable' | 'problems' | 'register'>,
  answer: Answer | undefined,
): Pick<FormField, 'value' | 'provenances'> {
  const { value, register, problems } = field;
  const { notApplicable } = field;
  if (register && isTable(register.value) && notApplicable === null && problems.length === 0)
    return mergeYears(value, register.value, provenanceOf(register));
  if (register?.value && isGivenBy(register, field) && problems.length === 0)
    return { value: register.value, provenances: { '': provenanceOf(register) } };
  if (register?.choices.includes(String(value?.text ?? '')))
    return { value, provenances: { '': provenanceOf(register) } };
  return { value, provenances: keptProvenances(answer?.provenances ?? {}, answer?.value, value) };
}

/** A register gave the answer: nothing else was said. */
export function isGivenBy(
  register: RegisterSaid | null,
  { inputType, value, notApplicable }: Pick<FormField, 'inputType' | 'value' | 'notApplicable'>,
): boolean {
  if (notApplicable !== null || hasValue(inputType, value)) return false;
  return hasValue(inputType, register?.value ?? null) || Boolean(register?.statement);
}

/** A register is being asked about it. */
export const isAwaited = ({ register }: Pick<FormField, 'register'>): boolean => register?.state === 'pending';

/** What counts of a field is what a register gave. */
export const givenByRegister = (field: FormField): boolean =>
  isStated(field) || (field.register !== null && field.register.value !== null && field.value === field.register.value);

/** Names that a register knows are suggested, none is picked. */
function withChoices<F extends FieldContext>(field: F, register: RegisterSaid | null): F {
  if (!register || register.choices.length === 0) return field;
  return { ...field, options: { ...field.options, suggestions: [...register.choices] } };
}

/**
 * What was typed; of the firm's number, what the editor gave until something is typed, and for good when it is locked; of the
 * number and the name of a group's member, what the mandataire said, likewise.
 */
function startingDraft(fieldKey: string, answer: Answer | undefined, application: Application): Draft {
  const isIdentifier = fieldKey === REQUIRED_TO_SUBMIT.siret;
  if (isIdentifier && (application.siretLocked || !answer)) return draftGiven(application);
  const isNamed = application.rank > 1 && fieldKey === REQUIRED_TO_SUBMIT.companyName;
  if (isNamed && !answer) return { text: application.companyName ?? '' };
  return answer?.draft ?? {};
}

/** What the editor gave to tell the firm, as if it had been typed. */
export function draftGiven({ siret, foreignIdentifier }: Pick<Application, 'siret' | 'foreignIdentifier'>): Draft {
  if (siret !== null || !foreignIdentifier) return { text: siret ?? '' };
  const { country, kind, value } = foreignIdentifier;
  return { country, kind, value: value ?? '' };
}

export function toFileReference(document: Document): FieldFile {
  const { id, name, sizeBytes, sha256, scanState, slot } = document;
  return { id, name, sizeBytes, sha256, scanState, slot };
}
