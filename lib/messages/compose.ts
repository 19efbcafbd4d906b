import { env } from '@/lib/env';
import { messageText } from '@/lib/text/messages';

/** What a message says: sentences that are ours, in which what people typed is no link any more. */
export type Said = {
  subject: string;
  paragraphs: readonly string[];
  /** A code to type, on a line of its own. */
  code?: string;
  /** One thing to do, at an address of ours. */
  action?: { label: string; path: string };
};

export type Composed = { subject: string; text: string; html: string };

/** Where its owner stops what is written to an address; undefined for what nobody can stop. */
export type Stop = { path: string } | undefined;

/** Draws a message in plain text and in light HTML: no picture, no file, nothing that tells that it was opened. */
export function compose({ subject, paragraphs, code, action }: Said, stop: Stop): Composed {
  const base = env().BASE_URL;
  const footer = [messageText.footer, stop ? messageText.stop : messageText.unasked];
  const text = [
    messageText.greeting,
    ...paragraphs,
    ...(code ? [code] : []),
    ...(action ? [`${action.label}\n${base}${action.path}`] : []),
    '-- ',
    ...footer,
    ...(stop ? [base + stop.path] : []),
  ];
  return { subject, text: `${text.join('\n\n')}\n`, html: toHtml({ paragraphs, code, action }, footer, stop, base) };
}

const PARAGRAPH = 'margin:0 0 16px;line-height:1.5';
const SMALL = 'margin:0 0 8px;line-height:1.5;font-size:13px;color:#555';
const BUTTON = 'display:inline-block;padding:10px 18px;background:#000091;color:#fff;text-decoration:none';

function toHtml(said: Omit<Said, 'subject'>, footer: readonly string[], stop: Stop, base: string): string {
  const line = (text: string) => `<p style="${PARAGRAPH}">${escapeHtml(text)}</p>`;
  const { code, action } = said;
  const body = [
    line(messageText.greeting),
    ...said.paragraphs.map(line),
    ...(code
      ? [`<p style="margin:0 0 16px;font-size:28px;letter-spacing:4px"><strong>${escapeHtml(code)}</strong></p>`]
      : []),
    ...(action
      ? [
          `<p style="${PARAGRAPH}"><a href="${escapeHtml(base + action.path)}" style="${BUTTON}">${escapeHtml(action.label)}</a></p>`,
        ]
      : []),
    '<hr style="border:0;border-top:1px solid #ccc;margin:24px 0 16px">',
    ...footer.map((text) => `<p style="${SMALL}">${escapeHtml(text)}</p>`),
    ...(stop
      ? [
          `<p style="${SMALL}"><a href="${escapeHtml(base + stop.path)}" style="color:#000091">${escapeHtml(messageText.stopLink)}</a></p>`,
        ]
      : []),
  ];
  // A telephone makes links of numbers, dates and addresses unless it is told not to.
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    '<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">';
  return (
    `<!doctype html><html lang="fr"><head>${head}<title>${escapeHtml(messageText.from)}</title></head>` +
    `<body style="font-family:Arial,sans-serif;font-size:16px;color:#161616;max-width:600px;margin:0 auto;padding:16px">${body.join('')}</body></html>`
  );
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
