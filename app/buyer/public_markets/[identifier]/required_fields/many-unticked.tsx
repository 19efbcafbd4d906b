import { CONFIRMED_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { buyerText } from '@/lib/text/buyer';

const text = buyerText.required.confirmation;

/** Asks once whether unticking so much was meant; the second press says yes. Takes the focus, like mistakes do. */
export function ManyUnticked({ labels }: { labels: readonly string[] }) {
  return (
    <section
      className="fr-alert fr-alert--warning fr-mb-4w"
      aria-labelledby="confirmation-title"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a form that was not saved, what it asks is where one wants to be
      autoFocus
      id="confirmation"
    >
      <h2 className="fr-alert__title" id="confirmation-title">
        {text.title}
      </h2>
      <p>{text.introduction}</p>
      <ul>
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
      <p>{text.whatNow}</p>
      <input type="hidden" name={CONFIRMED_INPUT} value="yes" />
    </section>
  );
}
