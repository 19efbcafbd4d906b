import type { Database } from '@/db/database';
import { type Answer, type Document, findAnswers, findDocuments } from '@/db/queries/answers';
import { type Application, type Declaration, findDeclaration } from '@/db/queries/applications';
import { findRequirements, type Market, type Requirement } from '@/db/queries/markets';
import type { FieldOptions } from '@/lib/catalogue';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { checkAnswer } from '@/lib/fields/check-answer';
import type { Draft, FieldContext, FieldFile, Problem, Refusal } from '@/lib/fields/field-type';
import type { NotApplicable } from '@/lib/fields/not-applicable';
import { isAnswered } from '@/lib/fields/read-answer';
import { keptProvenances, type Provenances } from '@/lib/fields/values/provenance';
import { documentIds } from '@/lib/fields/values/typed-members';

/** A field as the candidate meets it: what is asked, what was typed, what counts, what is wrong with it. */
export type FormField = FieldContext & {
  inputType: string;
  /** Given by the editor and valid: shown, never changed by a post. */
  locked: boolean;
  requirement: Requirement;
  draft: Draft;
  value: Draft | null;
  /** Set when the firm said that the question does not concern it: that is then its answer, and not `value`. */
  notApplicable: NotApplicable | null;
  /** Where the parts of `value` come from. */
  provenances: Provenances;
  problems: Problem[];
  refusals: readonly Refusal[];
  documents: FieldFile[];
};

export type ApplicationForm = {
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

/** Everything that an application holds, in order; a constant number of queries whatever the market asks for. */
export async function loadForm(application: Application, market: Market, on?: Database): Promise<ApplicationForm> {
  const requirements = await findRequirements(market.id, on);
  const answers = new Map((await findAnswers(application.firmId, on)).map((answer) => [answer.fieldKey, answer]));
  const documents = Map.groupBy(await findDocuments(application.firmId, on), (document) => document.fieldKey);
  const declared = answers.get(DECLARATION_KEY);
  return {
    fields: requirements.map((requirement) =>
      toFormField(
        requirement,
        answers.get(requirement.fieldKey),
        documents.get(requirement.fieldKey) ?? [],
        application,
      ),
    ),
    declaration: await findDeclaration(application.firmId, on),
    declarationDraft: declared?.draft ?? {},
    declarationInError: declared?.inError ?? false,
    declarationFiles: (documents.get(DECLARATION_KEY) ?? []).map(toFileReference),
    declaredFiles: documentIds.parse(declared?.value?.[DECLARATION_SLOT] ?? []),
    declarationRefusals: declared?.refusals ?? [],
  };
}

/** What a market asks for before anybody has answered anything. */
export function blankForm(requirements: readonly Requirement[]): ApplicationForm {
  const fields = requirements.map((requirement) => ({
    ...fieldContext(requirement),
    locked: false,
    requirement,
    draft: {},
    value: null,
    notApplicable: null,
    provenances: {},
    problems: [],
    refusals: [],
    documents: [],
  }));
  const undeclared = { declaration: undefined, declarationDraft: {}, declarationFiles: [], declaredFiles: [] };
  return { fields, ...undeclared, declarationInError: false, declarationRefusals: [] };
}

/** Nothing was answered, and nothing that is to be mended was typed. */
export function isUnanswered(field: FormField): boolean {
  return field.problems.length === 0 && !isAnswered({ field, value: field.value });
}

/** Every file of the dossier, in the order of the form; those of the declaration come last. */
export function filesOf({ fields, declarationFiles }: ApplicationForm): FieldFile[] {
  return [...fields.flatMap((field) => field.documents), ...declarationFiles];
}

/** The files that the declaration on honour carries: those of a firm that is concerned, and explains itself. */
export function filesDeclared({ declaration, declarationFiles }: ApplicationForm): FieldFile[] {
  return declaration?.choice === 'concerned' ? declarationFiles : [];
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
    inputType: requirement.inputType,
  };
}

function toFormField(
  requirement: Requirement,
  answer: Answer | undefined,
  documents: Document[],
  application: Application,
): FormField {
  const field = fieldContext(requirement);
  const known = {
    ...field,
    locked: application.siretLocked && field.key === REQUIRED_TO_SUBMIT.siret,
    requirement,
    notApplicable: answer?.notApplicable ?? null,
    refusals: answer?.refusals ?? [],
    documents: documents.map(toFileReference),
  };
  // What was submitted stands as it was, whatever this version's checks would say of it.
  if (application.completedAt)
    return {
      ...known,
      draft: answer?.draft ?? {},
      value: answer?.value ?? null,
      provenances: answer?.provenances ?? {},
      problems: [],
    };
  const draft = startingDraft(field.key, answer, application);
  const checked = checkAnswer(field, draft, documents);
  const value = checked.value ?? answer?.value ?? null;
  const provenances = keptProvenances(answer?.provenances ?? {}, answer?.value, value);
  return { ...known, draft, value, provenances, problems: checked.problems };
}

/** What was typed; for the SIRET, what the editor gave until something else is typed, and for good when it is locked. */
function startingDraft(fieldKey: string, answer: Answer | undefined, application: Application): Draft {
  const isSiret = fieldKey === REQUIRED_TO_SUBMIT.siret;
  if (isSiret && (application.siretLocked || !answer)) return { text: application.siret ?? '' };
  return answer?.draft ?? {};
}

export function toFileReference(document: Document): FieldFile {
  const { id, name, sizeBytes, sha256, scanState, slot } = document;
  return { id, name, sizeBytes, sha256, scanState, slot };
}
