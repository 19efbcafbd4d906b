import * as z from 'zod';
import type { Block } from '@/lib/fields/blocks';
import type { FieldType } from '@/lib/fields/field-type';
import { noDocuments } from '@/lib/fields/values/one-text';
import { postedText } from '@/lib/fields/values/posted-text';
import { typedLine } from '@/lib/input/plain-text';
import { withoutMarks } from '@/lib/input/unseen-characters';

const urlPosted = z.strictObject({ url: postedText });

const address = typedLine().transform((typed, context) => {
  const text = withoutMarks(typed);
  if (text === '') return '';
  const whole = text.includes('://') ? text : `https://${text}`;
  if (!isWebAddress(whole)) context.addIssue({ code: 'custom', message: 'not_url' });
  return whole;
});

/** An address of the web, kept as typed; `https://` is assumed when nothing is said. */
const urlStored = () => z.object({ url: z.string().default('').pipe(address) });

/**
 * http or https, on a host with a name: a buyer will follow this link. An address with a user name in it may look like
 * another site's (RFC 3986, 7.6).
 */
function isWebAddress(text: string): boolean {
  if (/\s/u.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && /\.[a-z][a-z0-9-]+$/.test(hostname) && username === '' && password === '';
}

type UrlPosted = z.infer<typeof urlPosted>;
export type Url = z.infer<ReturnType<typeof urlStored>>;

function readUrl({ url }: Url): Block[] {
  return [{ kind: 'link', href: url, text: url }];
}

/** The address of a web page. */
export const urlType: FieldType<UrlPosted, Url> = {
  effort: 'typed',
  fileSlots: [],
  posted: urlPosted,
  stored: urlStored,
  isAnswered: ({ url }) => url !== '',
  documentIds: noDocuments,
  reading: readUrl,
  sample: { url: 'www.opqibi.example/entreprise/12345' },
};
