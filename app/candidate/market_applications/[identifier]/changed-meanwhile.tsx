import { SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { candidateChangesText as text } from '@/lib/text/candidate-changes';
import { fieldText } from '@/lib/text/fields';
import type { ChangedElsewhere } from './unsaved-entries';

/** Says what somebody else saved meanwhile, and what becomes of what one had typed. Takes the focus, like mistakes do. */
export function ChangedMeanwhile({ page, changed }: { page: string; changed: readonly ChangedElsewhere[] }) {
  if (changed.length === 0) return null;
  const isSummary = page === SUMMARY_STEP;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a form that was not saved, what changed is where one wants to be
    <div className="fr-alert fr-alert--warning fr-mb-4w" role="alert" tabIndex={-1} autoFocus id="changements">
      <h2 className="fr-alert__title">{isSummary ? text.summary.title : text.title}</h2>
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
