import { LEGAL_FORMS } from './legal-forms';
import { NAF_REV_2 } from './naf';

/** The label of an activity (`43.32A` or `4332A`, NAF rev. 2), or undefined for a code that is not one. */
export function activityLabel(code: string): string | undefined {
  return labelsOf(NAF_REV_2).get(code.replace('.', ''));
}

/** The label of a legal form (`5710`), or undefined for a code that is not one. */
export function legalFormLabel(code: string): string | undefined {
  return labelsOf(LEGAL_FORMS).get(code);
}

const read = new Map<string, ReadonlyMap<string, string>>();

function labelsOf(table: string): ReadonlyMap<string, string> {
  const known = read.get(table);
  if (known) return known;
  const labels = new Map(
    table
      .trim()
      .split('\n')
      .map((line) => line.split('\t', 2) as [string, string]),
  );
  read.set(table, labels);
  return labels;
}
