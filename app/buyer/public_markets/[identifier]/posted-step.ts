import type { KeptForm } from '@/db/schema/kept-form';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { lastValue, type PostedForm } from '@/lib/forms/read-form';
import type { Typed } from '@/lib/forms/shown-back';
import { buyerText } from '@/lib/text/buyer';
import { buyerChangesText } from '@/lib/text/buyer-changes';
import {
  AWARD_LIMIT_INPUT,
  DEFENSE_INPUT,
  FIELD_INPUT,
  GROUP_RULE_INPUT,
  LOT_LIMIT_INPUT,
  LOTS_INPUT,
  LOTS_OF_INPUT,
  REVISION_INPUT,
  WANTED_INPUT,
} from './input-names';

/** The revision that a form of the release before was drawn from; undefined for a form that says none, 0 for one that says nonsense. */
export function seenRevisionOf(form: PostedForm): number | undefined {
  const posted = lastValue(form, REVISION_INPUT);
  if (posted === null) return undefined;
  return /^\d{1,9}$/.test(posted) ? Number(posted) : 0;
}

/** A word or a key of ours: nothing else can be chosen in these forms. */
const KEY = /^[a-z0-9_]{1,200}$/;
const MAX_KEYS = 500;

const TYPED = new Set([LOTS_INPUT, LOT_LIMIT_INPUT, AWARD_LIMIT_INPUT]);

/** What was chosen in a form, to be shown back; what no form of ours could post is left out. */
export function chosenIn(form: PostedForm): KeptForm['values'] {
  const chosen = [DEFENSE_INPUT, GROUP_RULE_INPUT, WANTED_INPUT, FIELD_INPUT].map((name) => [
    name,
    (form.get(name) ?? []).filter((value) => KEY.test(value)).slice(0, MAX_KEYS),
  ]);
  const typed = [...form.keys()]
    .filter((name) => TYPED.has(name) || name.startsWith(LOTS_OF_INPUT))
    .map((name) => [name, [lastValue(form, name) ?? '']]);
  return Object.fromEntries([...chosen, ...typed]);
}

/** The same in words, for a page that is not the form. */
export function typedByBuyer(form: PostedForm): Typed[] {
  const { setup, additional, yes, no } = buyerText;
  const choices = (label: string, name: string, words: Record<string, string>): Typed[] =>
    (form.get(name) ?? []).slice(-1).map((value) => ({ label, value: words[value] ?? value }));
  const typed = (label: string, name: string): Typed[] => {
    const value = lastValue(form, name) ?? '';
    return value.trim() === '' ? [] : [{ label, value }];
  };
  const ticked = (form.get(FIELD_INPUT) ?? []).map(
    (key) => CATALOGUE_FIELDS.find((field) => field.key === key)?.buyerLabel ?? key,
  );
  return [
    ...choices(setup.question, DEFENSE_INPUT, { yes, no }),
    ...typed(setup.lots.label, LOTS_INPUT),
    ...typed(setup.lotLimit.label, LOT_LIMIT_INPUT),
    ...typed(setup.awardLimit.label, AWARD_LIMIT_INPUT),
    ...choices(additional.question, WANTED_INPUT, { yes: additional.yes, no: additional.no }),
    ...(ticked.length > 0 ? [{ label: buyerChangesText.ticked, value: ticked.join('\n') }] : []),
  ];
}
