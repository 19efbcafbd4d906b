type FieldError = {
  /** `id` of the input that the message is about. */
  fieldId: string;
  /** Where that input is, when it is on another page. */
  href?: string;
  message: string;
};

/**
 * All that has to be mended, at the top of the page, each line leading to its field; takes the focus when the page
 * opens, with or without JavaScript, and is heard by it: no `role=alert`, which would say it a second time. Draws nothing
 * when there is nothing to mend.
 * Pattern: GOV.UK Design System, error summary.
 */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <section
      className="fr-alert fr-alert--error fr-mb-4w"
      aria-labelledby="erreurs-title"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a refused form, the list of what to mend is where one wants to be
      autoFocus
      id="erreurs"
    >
      <h2 className="fr-alert__title" id="erreurs-title">
        {title}
      </h2>
      <ul>
        {errors.map(({ fieldId, href, message }) => (
          <li key={`${fieldId} ${message}`}>
            <a href={href ?? `#${fieldId}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
