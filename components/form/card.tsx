import type { ReactNode } from 'react';

/** A button that posts the form; with scripts `onPress` does what it asks in place. */
type Button = { name: string; value: string; text: string; onPress: () => void };

type CardProps = {
  id: string;
  legend: string;
  children: ReactNode;
  /** Something is typed in it. */
  onInput?: () => void;
  /** The button that removes the card. Absent when there is nothing to remove. */
  remove?: Button;
  /** Asked before a card that holds something is removed. */
  confirmation?: { id: string; question: string; yes: Button; no: Button };
};

/** One of several sets of inputs that one adds and removes. Its id leads to it, and it takes the focus then. */
export function Card({ id, legend, children, onInput, remove, confirmation }: CardProps) {
  return (
    <fieldset className="pm-card" id={id} tabIndex={-1} onInput={onInput}>
      <legend className="fr-text--bold fr-text--lg fr-mb-3v">{legend}</legend>
      {confirmation && <Confirmation {...confirmation} />}
      {children}
      {remove && !confirmation && <CardButton {...remove} className="fr-btn fr-btn--sm fr-btn--tertiary" />}
    </fieldset>
  );
}

function Confirmation({ id, question, yes, no }: NonNullable<CardProps['confirmation']>) {
  return (
    <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-2w" id={id} role="alert" tabIndex={-1}>
      <p>{question}</p>
      <ul className="fr-btns-group fr-btns-group--inline-sm fr-btns-group--sm fr-mt-2w">
        <li>
          <CardButton {...yes} className="fr-btn" />
        </li>
        <li>
          <CardButton {...no} className="fr-btn fr-btn--secondary" />
        </li>
      </ul>
    </div>
  );
}

function CardButton({ name, value, text, onPress, className }: Button & { className: string }) {
  return (
    <button
      type="submit"
      className={className}
      name={name}
      value={value}
      onClick={(event) => {
        event.preventDefault();
        onPress();
      }}
    >
      {text}
    </button>
  );
}
