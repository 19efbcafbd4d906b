import { type FontCover, PAPER_FONT, type PaperFonts } from './paper-fonts';
import type { PaperNode } from './paper-node';
import { charactersOf, markBreaks, printableText } from './printable-text';

/** Longest word left whole in a text that says nothing else, in ems: the column of answers, or a heading on the page. */
const DEFAULT_LIMIT_EMS = 33;
/** Never end a line (with a hyphen) where a word goes on in another font. */
const NEVER = Number.POSITIVE_INFINITY;

/** Makes every text of the tree printable, wherever it came from, before the layout measures it. */
export function prepareTree(node: PaperNode, fonts: FontCover, wordLimitEms = DEFAULT_LIMIT_EMS): void {
  const limit = node.props?.wordLimitEms ?? wordLimitEms;
  if (node.type === 'TEXT') node.props = { ...node.props, hyphenationPenalty: NEVER };
  node.children = node.children?.flatMap((child) => {
    if (child.type === 'TEXT_INSTANCE') return inItsFonts(child, fonts, limit);
    prepareTree(child, fonts, limit);
    return [child];
  });
}

/**
 * A text with each part in the one font that draws it. With several fonts to choose from, textkit takes the wrong one for a
 * character beyond the basic plane.
 */
function inItsFonts(instance: PaperNode, fonts: FontCover, limit: number): PaperNode[] {
  const printable = markBreaks(printableText(String(instance.value), fonts), limit, fonts);
  const parts = fonts.inFonts(printable);
  if (parts.every(({ family }) => family === PAPER_FONT)) return [{ ...instance, value: printable }];
  return parts.map(({ family, text }) => ({
    ...{ type: 'TEXT', box: {}, style: { fontFamily: family }, props: { hyphenationPenalty: NEVER } },
    children: [{ ...instance, value: text }],
  }));
}

/** Reads the fonts for every text of the tree. */
export const learnTree = (node: PaperNode, fonts: Pick<PaperFonts, 'learn'>): Promise<void> =>
  fonts.learn(charactersOf(textIn(node)));

function textIn(node: PaperNode): string {
  if (node.type === 'TEXT_INSTANCE') return String(node.value);
  return (node.children ?? []).map(textIn).join('\n');
}
