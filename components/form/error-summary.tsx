import { HeardFirst } from './heard-first';

type FieldError = {
  /** `id` of the input that the message is about. */
  fieldId: string;
  /** Where that input is, when it is on another page. */
  href?: string;
  message: string;
};

/**
 * All that has to be mended, at the top of the page, each line leading to its field; its title takes the focus when the
 * page opens. Draws nothing when there is nothing to mend.
 * Pattern: GOV.UK Design System, error summary.
 */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="fr-alert fr-alert--error fr-mb-4w" id="erreurs">
      <HeardFirst>{title}</HeardFirst>
      <ul>
        {errors.map(({ fieldId, href, message }) => (
          <li key={`${fieldId} ${message}`}>
            <a href={href ?? `#${fieldId}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
