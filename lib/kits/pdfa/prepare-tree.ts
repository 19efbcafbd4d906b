import type { FontCover } from './paper-fonts';
import type { PaperNode } from './paper-node';
import { markBreaks, printableText } from './printable-text';

/** Longest word left whole in a text that says nothing else, in ems: the column of answers, or a heading on the page. */
const DEFAULT_LIMIT_EMS = 33;
/** Never end a line (with a hyphen) where a word goes on in another font. */
const NEVER = Number.POSITIVE_INFINITY;

/** Makes every text of the tree printable, wherever it came from, before the layout measures it. */
export function prepareTree(node: PaperNode, fonts: FontCover, wordLimitEms = DEFAULT_LIMIT_EMS): void {
  const limit = node.props?.wordLimitEms ?? wordLimitEms;
  if (node.type === 'TEXT_INSTANCE') node.value = markBreaks(printableText(String(node.value), fonts), limit, fonts);
  if (node.type === 'TEXT') node.props = { ...node.props, hyphenationPenalty: NEVER };
  for (const child of node.children ?? []) prepareTree(child, fonts, limit);
}
