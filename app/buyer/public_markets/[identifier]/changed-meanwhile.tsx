import { HeardFirst } from '@/components/form/heard-first';
import type { BuyerStep } from '@/lib/journey/buyer-steps';
import { type ConfigurationChanges, concernsStep } from '@/lib/journey/configuration-changes';
import { buyerChangesText as text } from '@/lib/text/buyer-changes';

type Props = { step: BuyerStep; changes: ConfigurationChanges; labels: ReadonlyMap<string, string> };

/** Says what somebody else saved meanwhile, and what becomes of one's own choices. Takes the focus, like mistakes do. */
export function ChangedMeanwhile({ step, changes, labels }: Props) {
  const { defense, lots, groupRules, required, additional } = changes;
  if (!concernsStep(changes, 'summary')) return null;
  const labelsOf = (keys: readonly string[]) => keys.map((key) => labels.get(key) ?? key);
  return (
    <div className="fr-alert fr-alert--warning fr-mb-4w" id="changements">
      <HeardFirst>{text.title}</HeardFirst>
      <p>{text.introduction}</p>
      <ul>
        {defense !== undefined && <li>{text.defense(defense)}</li>}
        {lots && <li>{text.lots}</li>}
        {groupRules && <li>{text.groupRules}</li>}
        {required && (
          <Ticks title={text.required} added={labelsOf(required.added)} removed={labelsOf(required.removed)} />
        )}
        {additional && (
          <Ticks
            title={text.additional(additional.wanted)}
            added={labelsOf(additional.added)}
            removed={labelsOf(additional.removed)}
          />
        )}
      </ul>
      <p>{text.whatNow[step]}</p>
    </div>
  );
}

function Ticks({ title, added, removed }: { title: string; added: string[]; removed: string[] }) {
  return (
    <li>
      {title}
      <ul>
        {added.length > 0 && <li>{text.added(added)}</li>}
        {removed.length > 0 && <li>{text.removed(removed)}</li>}
      </ul>
    </li>
  );
}
