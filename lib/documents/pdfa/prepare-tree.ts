import type { PaperFonts } from './paper-fonts';
import type { PaperNode } from './paper-node';
import { markBreaks, printableText } from './printable-text';

/** Longest word left whole in a text that says nothing else: half a line of the page. */
const DEFAULT_WORD_LIMIT = 40;
/** textkit's infinity: never end a line (with a hyphen) where a word goes on in another font. */
const NEVER = 10_000;

/** Makes every text of the tree printable, wherever it came from, before the layout measures it. */
export function prepareTree(node: PaperNode, fonts: PaperFonts, wordLimit = DEFAULT_WORD_LIMIT): void {
  const limit = node.props?.wordLimit ?? wordLimit;
  if (node.type === 'TEXT_INSTANCE') node.value = markBreaks(printableText(String(node.value), fonts), limit);
  if (node.type === 'TEXT') node.props = { ...node.props, hyphenationPenalty: NEVER };
  for (const child of node.children ?? []) prepareTree(child, fonts, limit);
}
