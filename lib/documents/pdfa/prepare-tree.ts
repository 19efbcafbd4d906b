import type { PaperFonts } from './paper-fonts';
import type { PaperNode } from './paper-node';
import { markBreaks, printableText } from './printable-text';

/** Longest word left whole in a text that says nothing else, in ems: the column of answers, or a heading on the page. */
const DEFAULT_LIMIT_EMS = 33;
/** textkit's infinity: never end a line (with a hyphen) where a word goes on in another font. */
const NEVER = 10_000;

/** Makes every text of the tree printable, wherever it came from, before the layout measures it. */
export function prepareTree(
  node: PaperNode,
  fonts: Pick<PaperFonts, 'covers'>,
  wordLimitEms = DEFAULT_LIMIT_EMS,
): void {
  const limit = node.props?.wordLimitEms ?? wordLimitEms;
  if (node.type === 'TEXT_INSTANCE') node.value = markBreaks(printableText(String(node.value), fonts), limit);
  if (node.type === 'TEXT') node.props = { ...node.props, hyphenationPenalty: NEVER };
  for (const child of node.children ?? []) prepareTree(child, fonts, limit);
}
