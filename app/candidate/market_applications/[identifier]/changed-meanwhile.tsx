import { HeardFirst } from '@/components/form/heard-first';
import { SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { candidateChangesText as text } from '@/lib/text/candidate-changes';
import { fieldText } from '@/lib/text/fields';
import type { ChangedElsewhere } from './unsaved-entries';

/** Says what somebody else saved meanwhile, and what becomes of what one had typed. Takes the focus, like mistakes do. */
export function ChangedMeanwhile({ page, changed }: { page: string; changed: readonly ChangedElsewhere[] }) {
  if (changed.length === 0) return null;
  const isSummary = page === SUMMARY_STEP;
  return (
    <div className="fr-alert fr-alert--warning fr-mb-4w" id="changements">
      <HeardFirst>{isSummary ? text.summary.title : text.title}</HeardFirst>
      <p>{text.introduction}</p>
      <ul>
        {changed.map(({ name, label, savedInWords, fieldId }) => (
          <li key={name}>
            {isSummary ? label : <a href={`#${fieldId}`}>{fieldText.aboutField(label, inGuillemets(savedInWords))}</a>}
          </li>
        ))}
      </ul>
      <p>{isSummary ? text.summary.whatNow : text.whatNow}</p>
    </div>
  );
}

const inGuillemets = (savedInWords: string) => (savedInWords === '' ? text.erased : text.value(savedInWords));
