/** What a browser or a server would run, were the file taken for a page. XMP, which is markup too, has none of it. */
const PAGE_CODE = /<(?:script[\s>/]|html[\s>]|\?php\s|iframe\s|!doctype\s)/i;

const WINDOW = 1_048_576;
const OVERLAP = 32;

/** True when a part of these bytes would be run as a page. */
export function hasPageCode(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += WINDOW - OVERLAP) {
    if (PAGE_CODE.test(bytes.toString('latin1', at, at + WINDOW))) return true;
  }
  return false;
}

/** Elements of pages, before what ends their name: « Jean <jean@exemple.fr> » and « Délai<une semaine » are none. */
const ELEMENT =
  /<(?:\?(?:xml|php|=)|%[@=\s]|!(?:--|doctype\b|\[cdata)|\/[a-z][a-z0-9:-]{0,30}\s{0,9}>|(?:a|abbr|applet|area|article|audio|b|base|blockquote|body|br|button|canvas|center|div|embed|font|form|frame|frameset|h[1-6]|head|hr|html|i|iframe|image|img|input|link|marquee|math|meta|object|ol|option|p|pre|script|select|section|span|style|svg|table|tbody|td|template|textarea|th|title|tr|u|ul|video|xml|xmp)(?:[\s/]{1,9}[a-z][a-z0-9:-]{0,30}\s{0,9}=|\s{0,9}\/?>|[\s/]{1,9}>)|[a-z][a-z0-9]{0,20}:[a-z][a-z0-9-]{0,30}\s{1,9}[a-z][a-z0-9:-]{0,30}\s{0,9}=)/i;
/** Begun and never ended, as browsers read on to the end of the file. */
const BEGINS_CODE = /<(?:script|iframe|svg|object|embed)\b/i;

/** True when a text holds code of pages. */
export const hasMarkup = (text: string): boolean => ELEMENT.test(text) || BEGINS_CODE.test(text);
