import type { ReactNode } from 'react';
import { Column } from './column';
import { Facts } from './facts';

export type ArticleSection = {
  title: string;
  paragraphs?: readonly string[];
  items?: readonly string[];
  /** Exact strings (an address, a command) with what they are for. */
  terms?: readonly { term: string; meaning: string }[];
  link?: { href: string; text: string };
};

export type ArticleProps = {
  title: string;
  introduction: string;
  sections: readonly ArticleSection[];
  /** What comes after the text. */
  children?: ReactNode;
};

/** A page to read: one title, one introduction, titled sections. */
export function Article({ title, introduction, sections, children }: ArticleProps) {
  return (
    <Column>
      <h1>{title}</h1>
      <p className="fr-text--lead">{introduction}</p>
      {sections.map((section) => (
        <Section key={section.title} {...section} />
      ))}
      {children}
    </Column>
  );
}

function Section({ title, paragraphs = [], items = [], terms = [], link }: ArticleSection) {
  return (
    <section className="fr-mt-4w">
      <h2 className="fr-h4">{title}</h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
      {terms.length > 0 && (
        <Facts facts={terms.map(({ term, meaning }) => ({ key: term, label: <code>{term}</code>, value: meaning }))} />
      )}
      {link && (
        <p>
          <a className="fr-link" href={link.href}>
            {link.text}
          </a>
        </p>
      )}
    </section>
  );
}
