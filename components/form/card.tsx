import type { ReactNode } from 'react';

type Button = { name: string; value: string; text: string };

type CardProps = {
  id: string;
  legend: string;
  children: ReactNode;
  /** The button that removes the card. Absent when there is nothing to remove. */
  remove?: Button;
  /** Asked before a card that holds something is removed. */
  confirmation?: { id: string; question: string; yes: Button; no: Button };
};

/** One of several sets of inputs that one adds and removes. Its id leads to it, and it takes the focus then. */
export function Card({ id, legend, children, remove, confirmation }: CardProps) {
  return (
    <fieldset className="pm-card" id={id} tabIndex={-1}>
      <legend className="fr-text--bold fr-text--lg fr-mb-3v">{legend}</legend>
      {confirmation && <Confirmation {...confirmation} />}
      {children}
      {remove && !confirmation && (
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--tertiary" name={remove.name} value={remove.value}>
          {remove.text}
        </button>
      )}
    </fieldset>
  );
}

function Confirmation({ id, question, yes, no }: NonNullable<CardProps['confirmation']>) {
  return (
    <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-2w" id={id} role="alert" tabIndex={-1}>
      <p>{question}</p>
      <ul className="fr-btns-group fr-btns-group--inline-sm fr-btns-group--sm fr-mt-2w">
        <li>
          <button type="submit" className="fr-btn" name={yes.name} value={yes.value}>
            {yes.text}
          </button>
        </li>
        <li>
          <button type="submit" className="fr-btn fr-btn--secondary" name={no.name} value={no.value}>
            {no.text}
          </button>
        </li>
      </ul>
    </div>
  );
}
