type StepButtonsProps = {
  /** The step before; absent at the first. A link, so that nothing is posted by going back. */
  previous?: { href: string; label: string };
  /** What the button does, in its own words: « Enregistrer et continuer », « Transmettre ma candidature ». Null: no button. */
  submitLabel: string | null;
};

/** The end of a step. In the page the button comes first, so that Enter means « continue ». */
export function StepButtons({ previous, submitLabel }: StepButtonsProps) {
  return (
    <ul className="fr-btns-group fr-btns-group--inline-md fr-mt-4w">
      {submitLabel !== null && (
        <li>
          <button type="submit" className="fr-btn">
            {submitLabel}
          </button>
        </li>
      )}
      {previous && (
        <li>
          <a className="fr-btn fr-btn--tertiary" href={previous.href}>
            {previous.label}
          </a>
        </li>
      )}
    </ul>
  );
}
