import type { FormField } from '@/lib/journey/application-form';
import { reuseText } from '@/lib/text/reuse';

/** Beside an answer that was taken from an earlier application, in whole or in part: from which. */
export function TakenAnswer({ field: { provenances } }: { field: FormField }) {
  const [first] = Object.entries(provenances)
    .filter(([, { kind }]) => kind === 'earlier_application')
    .sort(([one], [other]) => one.length - other.length);
  if (!first) return null;
  const { at, market = '' } = first[1];
  return <p className="fr-hint-text pm-taken">{reuseText.taken(new Date(at), market)}</p>;
}
