import { Article, type ArticleProps } from './article';

/** What happened, what to do, and a way out: a page is never a dead end. */
export function ErrorPage({ home, ...article }: ArticleProps & { home: string }) {
  return (
    <Article {...article}>
      <p className="fr-mt-4w">
        <a className="fr-btn fr-btn--secondary" href="/">
          {home}
        </a>
      </p>
    </Article>
  );
}
