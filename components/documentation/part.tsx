import type { ReactNode } from 'react';
import { MarkedText } from './marked-text';

type PartProps = { id?: string; title: string; paragraphs: readonly string[]; children?: ReactNode };

/** A part of a page of the documentation: its sentences, then what shows them. */
export function Part({ id, title, paragraphs, children }: PartProps) {
  return (
    <section id={id} className="fr-mt-6w">
      <h2>{title}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <MarkedText>{paragraph}</MarkedText>
        </p>
      ))}
      {children}
    </section>
  );
}
