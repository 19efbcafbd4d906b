import { isDeepStrictEqual } from 'node:util';
import type { Database } from '@/db/database';
import { type EarlierAnswer, findEarlierAnswers, type Reuser } from '@/db/queries/earlier-answers';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { checkAnswer } from '@/lib/fields/check-answer';
import type { Draft, FieldFile } from '@/lib/fields/field-type';
import type { NotApplicable } from '@/lib/fields/not-applicable';
import { isAnswered } from '@/lib/fields/read-answer';
import { isTable } from '@/lib/fields/values/merge-years';
import type { Provenance, Provenances } from '@/lib/fields/values/provenance';
import { hasVisible } from '@/lib/input/unseen-characters';
import { type ApplicationForm, type FormField, isAwaited, isUnanswered } from '@/lib/journey/application-form';
import { EXCLUSION_CATEGORY, IDENTIFICATION_STEP, isPageSaved } from '@/lib/journey/candidate-steps';
import { isGivenByRegister } from '@/lib/registers/given-by-register';
import { isoDayInParis } from '@/lib/text/short-dates';
import { identityOf } from './freeze-answers';
import { CARD_EXISTS, entriesOf } from './posted-draft';

/** An answer of an earlier application that may be given again to a field (art. R2143-13 and R2143-14 Code de la commande publique). */
export type Offer = {
  /** Of the application that it is taken from. */
  identifier: string;
  isSameBuyer: boolean;
  draft: Draft;
  /** As this form reads it; null where the question did not concern the firm. */
  value: Draft | null;
  notApplicable: NotApplicable | null;
  files: EarlierAnswer['files'];
  /** Where its parts come from once it is taken; the empty path says it of the whole. */
  provenances: Provenances & { '': Provenance };
  /** It proves something for a time that nobody knows here. */
  isCertificate: boolean;
};

/** Who looks, and at which application. */
export type Visitor = Omit<Reuser, 'firm' | 'application'> & {
  application: Reuser['application'] & { savedSteps: readonly string[] };
};

/** What may be offered for these fields of a form, by key: each time the newest answer that may be given again. */
export async function findOffers(
  visitor: Visitor,
  form: ApplicationForm,
  fields: readonly FormField[],
  now: Date,
  on?: Database,
): Promise<Map<string, Offer>> {
  const firm = identityOf(form);
  const isIdentified = isPageSaved(visitor.application.savedSteps, IDENTIFICATION_STEP);
  const open = fields.filter((field) => isOpen(field, isIdentified));
  const isKnown = firm.siret !== null || Boolean(firm.foreignIdentifier?.value);
  if (open.length === 0 || !isKnown) return new Map();
  const keys = open.map(({ key }) => key);
  const byField = Map.groupBy(await findEarlierAnswers({ ...visitor, firm }, keys, on), ({ fieldKey }) => fieldKey);
  const offers = open.map((field) => {
    const [first] = (byField.get(field.key) ?? []).flatMap((earlier) => toOffer(field, earlier, now) ?? []);
    return [field.key, first] as const;
  });
  return new Map(offers.flatMap(([key, offer]) => (offer ? [[key, offer]] : [])));
}

/** Nothing is typed, joined or given by a register; never which firm it is, an exclusion ground, or what one certifies. */
function isOpen(field: FormField, isIdentified: boolean): boolean {
  const { key, locked, requirement, unfavourableWhenYes, inputType, register } = field;
  if (locked || key === REQUIRED_TO_SUBMIT.siret || inputType === 'checkbox_with_files') return false;
  if (requirement.categoryKey === EXCLUSION_CATEGORY || unfavourableWhenYes) return false;
  // What a register gives is asked of it again.
  const mayBeGiven = register === null && !isIdentified && isGivenByRegister(requirement.source);
  if (isAwaited(field) || mayBeGiven) return false;
  return isUnanswered(field) && isUntouched(field);
}

/** Nothing was typed at a field, and no file is there. */
export const isUntouched = ({ key, draft, documents }: Pick<FormField, 'key' | 'draft' | 'documents'>): boolean =>
  documents.length === 0 &&
  [...entriesOf(key, draft).values()].every((text) => text === CARD_EXISTS || !hasVisible(text));

/** As this form would take it; undefined when it may not be given again, or is no answer here. */
function toOffer(field: FormField, earlier: EarlierAnswer, now: Date): Offer | undefined {
  if (earlier.unfavourableWhenYes || !isSameQuestion(field, earlier)) return undefined;
  const { identifier, market, isSameBuyer, submittedAt, draft, files } = earlier;
  const given = Object.entries(earlier.provenances);
  // One that a register knew, and that was picked from its list.
  if (earlier.provenances['']?.kind === 'register') return undefined;
  if (given.some(([, { validUntil }]) => validUntil !== undefined && validUntil.slice(0, 10) < isoDayInParis(now)))
    return undefined;
  const kept = Object.fromEntries(given.filter(([, { kind }]) => kind === 'earlier_application'));
  const origin = { kind: 'earlier_application', at: submittedAt.toISOString(), reference: identifier, market } as const;
  const provenances = { '': origin, ...kept };
  const [givenAt = origin.at] = Object.values(provenances)
    .map(({ at }) => at)
    .sort();
  const isCertificate = isCertifying(field);
  if (isCertificate && givenAt < yearBefore(now)) return undefined;
  const { value, notApplicable = null, problems } = checkAnswer(field, draft, files);
  if (problems.length > 0 || !isAnswered({ field: { ...field, notApplicable }, value })) return undefined;
  // « N-1 » is another year by now.
  if (isTable(value) && givenAt.slice(0, 4) !== isoDayInParis(now).slice(0, 4)) return undefined;
  const offer = { identifier, isSameBuyer, draft, value: notApplicable ? null : value, notApplicable, provenances };
  return { ...offer, files, isCertificate };
}

/** It was frozen as the same question, what is only suggested apart. */
function isSameQuestion({ requirement }: FormField, { inputType, options }: EarlierAnswer): boolean {
  return inputType === requirement.inputType && isDeepStrictEqual(asked(options), asked(requirement.options));
}

const asked = ({ suggestions: _suggested, autocomplete: _completed, ...options }: Record<string, unknown>) => options;

/** Sub-categories of what others certify. They do so for a year, mostly: an older one is not offered, a younger is to be looked at. */
const CERTIFYING = ['certificats', 'assurance_qualite'];

const isCertifying = ({ requirement, inputType }: FormField) =>
  CERTIFYING.includes(requirement.subcategoryKey) && inputType !== 'long_text';

function yearBefore(now: Date): string {
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - 1);
  return before.toISOString();
}

/** The files of an offer, as a field has them: their ids are those of the earlier application. */
export const filesOffered = ({ files }: Pick<Offer, 'files'>): FieldFile[] =>
  files.map(({ id, slot, name, sizeBytes, sha256 }) => ({ id, slot, name, sizeBytes, sha256, scanState: 'clean' }));
