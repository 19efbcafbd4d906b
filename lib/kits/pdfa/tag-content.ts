import type { StructureElement } from 'pdfkit';
import type { PaperNode } from './paper-node';
import type { PdfaDocument } from './pdfa-document';

const LEAVES = ['TEXT', 'SVG'];
const EMPTY_BOX = { top: 0, left: 0, width: 1, height: 1 };

/**
 * Adds their structure tree to the laid-out pages (ISO 32000-1 §14.7): around each tagged leaf it puts two invisible
 * drawings that open and close its marked content. A node that goes on over several pages stays one element.
 */
export function tagContent(root: PaperNode, document: PdfaDocument, lang: string): void {
  const top = document.struct('Document', { lang });
  document.addStructure(top);
  const tagger = new Tagger(document);
  for (const page of root.children ?? []) tagger.tagChildren(page, top);
}

type Tag = NonNullable<NonNullable<PaperNode['props']>['tag']>;

class Tagger {
  readonly #elementByTag = new Map<object, StructureElement>();

  constructor(private readonly document: PdfaDocument) {}

  tagChildren(node: PaperNode, parent: StructureElement | null): void {
    if (!node.children || LEAVES.includes(node.type)) return;
    node.children = node.children.flatMap((child) => this.#tag(child, parent));
  }

  #tag(node: PaperNode, parent: StructureElement | null): PaperNode[] {
    const tag = node.props?.tag;
    if (!tag || !parent) {
      this.tagChildren(node, parent);
      return [node];
    }
    const element = this.#elementOf(node, tag, parent);
    if (element && LEAVES.includes(node.type)) {
      const begin = drawing(this.document, () => {
        if (tag.heading) this.document.addBookmark(tag.heading, node.box?.top ?? 0);
        this.document.beginElement(element, tag.type);
      });
      return [begin, node, drawing(this.document, () => this.document.endElement())];
    }
    this.tagChildren(node, element);
    return [node];
  }

  /** `null` for decoration: an artifact, or the header of a table repeated on a later page. */
  #elementOf(node: PaperNode, tag: Tag, parent: StructureElement): StructureElement | null {
    if (tag.type === 'Artifact') return null;
    const known = this.#elementByTag.get(tag);
    if (known) return node.props?.fixed ? null : known;
    const scope = tag.type === 'TH' ? 'Column' : undefined;
    const element = this.document.struct(tag.type, { alt: tag.alt, scope });
    parent.add(element);
    this.#elementByTag.set(tag, element);
    return element;
  }
}

/** A drawing of nothing that runs `mark`, outside the saved graphics state so that marks and states nest correctly. */
function drawing(document: PdfaDocument, mark: () => void): PaperNode {
  const paint = () => {
    document.restore();
    mark();
    document.save();
  };
  return { type: 'CANVAS', box: { ...EMPTY_BOX }, style: {}, props: { paint } };
}
