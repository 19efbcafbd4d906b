import { CONFIRMED_INPUT } from '@/app/buyer/public_markets/[identifier]/input-names';
import { HeardFirst } from '@/components/form/heard-first';
import { buyerText } from '@/lib/text/buyer';

const text = buyerText.required.confirmation;

/** Asks once whether unticking so much was meant; the second press says yes. Takes the focus, like mistakes do. */
export function ManyUnticked({ labels }: { labels: readonly string[] }) {
  return (
    <div className="fr-alert fr-alert--warning fr-mb-4w" id="confirmation">
      <HeardFirst>{text.title}</HeardFirst>
      <p>{text.introduction}</p>
      <ul>
        {labels.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
      <p>{text.whatNow}</p>
      <input type="hidden" name={CONFIRMED_INPUT} value="yes" />
    </div>
  );
}
