import { renderToStaticMarkup } from 'react-dom/server';
import type { AttestationContent } from '@/lib/documents/attestation/content';
import { attestationText } from '@/lib/text/attestation';
import { WebCopy } from './web-copy';
import { WEB_COPY_STYLE } from './web-copy-style';

/**
 * The buyer's attestation as a page of its own (HTML), which asks nothing of any other place: no script, no image, no font.
 * The same content gives the same text.
 */
export function renderWebCopy(content: AttestationContent, { demonstration }: { demonstration: boolean }): string {
  const page = (
    <html lang="fr">
      {/* biome-ignore lint/style/noHeadElement: no page of Next, a file of its own */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta httpEquiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{attestationText.documentTitle(content.application.identifier)}</title>
        <style>{WEB_COPY_STYLE}</style>
      </head>
      <body>
        <main>
          <WebCopy content={content} audience="buyer" demonstration={demonstration} />
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
