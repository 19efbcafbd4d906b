/** An element of XML that is written: its name, its attributes, and its text or its children. */
export type Element = string;

type Attributes = Record<string, string>;

/** What XML 1.0 has no place for (§2.2), lone surrogates included. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

const escapeXml = (text: string) => text.replace(NOT_IN_XML, '').replace(/[&<>"\r]/g, (found) => ESCAPES[found] ?? '');

/** An element that holds a text. */
export function text(name: string, content: string | number | boolean, attributes: Attributes = {}): Element {
  return `<${name}${written(attributes)}>${escapeXml(String(content))}</${name}>`;
}

/** An element that holds others; those that are `null` are left out. */
export function element(name: string, children: readonly (Element | null)[], attributes: Attributes = {}): Element {
  return `<${name}${written(attributes)}>${children.filter((child) => child !== null).join('')}</${name}>`;
}

const written = (attributes: Attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');

/** The whole file. */
export const xmlFile = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
