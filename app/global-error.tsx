'use client';
import { errorText, siteText } from '@/lib/text/site';

const { title, introduction, advice, reference } = errorText.failure;

/** The layout itself failed: plain HTML, one small stylesheet, no component, nothing that could fail in turn. */
export default function GlobalFailure({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="fr">
      <head>
        <title>{siteText.titleTemplate.replace('%s', title)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/erreur.css" />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{introduction}</p>
          <p>{advice}</p>
          {error.digest && (
            <p>
              {reference} <code>{error.digest}</code>
            </p>
          )}
          <p>
            <a href="/">{errorText.backHome}</a>
          </p>
        </main>
      </body>
    </html>
  );
}
