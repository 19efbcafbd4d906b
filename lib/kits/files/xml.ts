import sax from 'sax';
import { refuse } from './refusal';

export type XmlElement = { name: string; attributes: ReadonlyMap<string, string> };
export type XmlHandler = {
  open?: (element: XmlElement) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part of a document with an XML parser. Names come without their prefix. Refuses entities of its own and
 * encodings other than those that documents have: a program would read something else than what was looked at.
 */
export function readXml(bytes: Buffer, handler: XmlHandler): void {
  const text = decodeXml(bytes);
  if (/<!ENTITY/i.test(text)) refuse('two_in_one');
  const parser = sax.parser(true, { position: false, trim: false });
  parser.onerror = () => refuse('damaged');
  parser.onopentag = ({ name, attributes }) => {
    const members = Object.entries(attributes).map(([key, value]) => [localName(key), String(value)] as const);
    handler.open?.({ name: localName(name), attributes: new Map(members) });
  };
  if (handler.text) parser.ontext = handler.text;
  if (handler.text) parser.oncdata = handler.text;
  if (handler.close) parser.onclosetag = (name) => handler.close?.(localName(name));
  parser.write(text).close();
}

function decodeXml(bytes: Buffer): string {
  if (bytes.length < 4) refuse('damaged');
  const mark = bytes.readUInt16BE(0);
  if (mark === 0xfffe) return bytes.toString('utf16le', 2);
  if (mark === 0xfeff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (bytes.indexOf(0) >= 0) refuse('damaged');
  const declared = /^[^>]{0,200}\bencoding\s{0,9}=\s{0,9}["']([^"']{1,40})/.exec(bytes.toString('latin1', 0, 300))?.[1];
  if (declared && !/^(utf-?8|us-ascii|iso-8859-1|windows-1252)$/i.test(declared)) refuse('damaged');
  const text = bytes.toString(declared && !/^utf/i.test(declared) ? 'latin1' : 'utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
