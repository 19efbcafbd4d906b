import { countEffort } from '@/lib/journey/effort';
import type { ChosenField } from '@/lib/markets/chosen-fields';
import { buyerText } from '@/lib/text/buyer';

const text = buyerText.summary;

/** What this market asks of each firm, in figures, and the way to see it with the firm's eyes. */
export function EffortEstimate({ fields, previewHref }: { fields: ChosenField[]; previewHref: string }) {
  const { retrieved, typed, uploaded } = countEffort(fields);
  return (
    <section className="fr-mb-6w">
      <h2>{text.effort}</h2>
      <p className="fr-mb-1w">{text.count(fields.length)}</p>
      <ul>
        {uploaded > 0 && <li>{text.uploaded(uploaded)}</li>}
        {typed > 0 && <li>{text.typed(typed)}</li>}
        {retrieved > 0 && <li>{text.retrieved(retrieved)}</li>}
      </ul>
      <p>
        <a className="fr-btn fr-btn--secondary" href={previewHref}>
          {text.preview}
        </a>
      </p>
    </section>
  );
}
