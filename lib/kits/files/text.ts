import { hasMarkup } from './markup';
import { refuse } from './refusal';

/** Control characters other than tab, line ends, form feed and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what makes a file no text
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
/** How DOS ends a text, once or many times. */
const DOS_END = '\u001a';

function withoutDosEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === DOS_END) end -= 1;
  return text.slice(0, end);
}

/**
 * Judges a file that has no signature: a text, without NUL once decoded, that is neither program nor page, and that no
 * spreadsheet program would take for a formula to carry out.
 */
export function judgeText(bytes: Buffer): void {
  const text = withoutDosEnd(decode(bytes));
  if (NOT_TEXT.test(text)) refuse('not_plain_text');
  const beginning = text.slice(0, 65_536).trimStart();
  if (isSylk(beginning)) refuse('sylk');
  if (isShortcut(beginning, text)) refuse('shortcut');
  if (BEGINS_SCRIPT.test(beginning) || isProgram(beginning)) refuse('script');
  if (hasMarkup(text)) refuse('markup');
  if (CALLS.test(text)) refuse('script');
  if (hasDde(text)) refuse('formula');
}

/** UTF-16 where a mark says so; otherwise UTF-8 or an older encoding: what is looked for is the same in all of them. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('latin1', isMarked ? 3 : 0);
}

/** SYLK, which spreadsheet programs carry out whatever its name: cells follow. A table « ID;Prénom;Nom » has none. */
const isSylk = (beginning: string) =>
  /^ID;P/.test(beginning) && /^(?:C;(?:[XYRC]\d|[KEMSP]["\d=A-Z(+-])|[FBOP];[A-Z])/m.test(beginning);

/** A web query of Excel, a remote desktop, an address or a folder that opens by a click (Windows, freedesktop.org). */
function isShortcut(beginning: string, text: string): boolean {
  if (/^WEB\s*\r?\n\s*1\s*\r?\n/i.test(beginning) || /^XLODBC\s*\r?\n/i.test(beginning)) return true;
  if (/^\[(internetshortcut|desktop entry|\.shellclassinfo|autorun)\]/im.test(beginning)) return true;
  return /^(full address|remoteapplicationprogram|alternate shell|alternate full address):[si]:/im.test(text);
}

/** First lines that only programs have. */
const BEGINS_SCRIPT =
  /^(#!|@echo (off|on)\b|setlocal( enable\w+)?\s*\r?\n|option explicit\s*\r?\n|#requires -|'use strict';?\s|"use strict";?\s|windows registry editor|regedit4\b|param\s*\(\s*(\[|\$))/i;

/** First lines that words may have too, hence a second sign. Code is written in small letters. */
const PERHAPS: readonly [first: RegExp, second: RegExp][] = [
  [/^(import [\w.]+( as \w+)?|from [\w.]+ import [\w*]+[\w, ]*) *(#.*)?\r?\n/, /\w\.\w+\(|^\s*def \w+\(|\bprint\(/m],
  [
    /^(im|ex)port ([{*]|\w[\w, {}*]{0,200} from |(default|const|let|var|function|class|async) )/,
    /['"][^'"\n]*['"]|[({=]/,
  ],
  [/^(async )?function\s+\w+\s*\([\w\s,$]{0,200}\)\s*\{/, /\}/],
  [/^(private |public )?(sub|function) \w+\s*\([^)\n]{0,200}\)[^\n]{0,40}\r?\n/i, /^\s*end (sub|function)\b/im],
  [/^(rem |::)/i, /^\s*@?(echo|set|goto|call|start|if exist|del|copy|xcopy|robocopy|reg add) [^\n]*\n/im],
];

const isProgram = (beginning: string) =>
  PERHAPS.some(([first, second]) => {
    const found = first.exec(beginning);
    return found !== null && second.test(beginning.slice(found[0].length - 1));
  });

/** Calls that only programs make. */
const CALLS =
  /\b(wscript\.(shell|createobject|echo|quit)|createobject\s{0,9}\(\s{0,9}["']|activexobject\s{0,9}\(|invoke-(expression|webrequest)\b|os\.system\(|subprocess\.(run|call|popen)|shell_exec\s{0,9}\(|start-process\b)|\b(cmd(\.exe)?\s{1,9}\/[ck]\s|powershell(\.exe)?\s{1,9}-[a-z]|mshta(\.exe)?\s{1,9}(http|javascript|vbscript)|rundll32(\.exe)?\s{1,9}[\w\\:.]+,)/i;

/**
 * A cell that begins as a formula, and then names a program: `=cmd|'/c calc'!A0`. Spreadsheet programs offer to start it
 * (DDE). What follows the bar is looked at apart, so that the time follows the length of the text.
 */
const BEGINS_FORMULA =
  /(?:^|[;,\t\r\n"'])[ "']{0,9}(?:[=@][^;,\t\r\n|!]{0,60}?|[+-]{1,9}[ (]{0,9}(?:\d{1,15}[ )]{0,3}[-+*/][ (]{0,3}){0,9})\b[A-Za-z]\w{0,40}\|/g;
const MAX_TOPIC = 300;

function hasDde(text: string): boolean {
  if (/(?:^|[;,\t\r\n"'])[ "']{0,9}[=@+-][ (]{0,9}DDE(?:AUTO)?\s{0,9}\(/i.test(text)) return true;
  let bang = -2;
  for (const { 0: found, index } of text.matchAll(BEGINS_FORMULA)) {
    const from = index + found.length;
    if (bang !== -1 && bang < from) bang = text.indexOf('!', from);
    if (bang < 0) return false;
    const topic = bang - from < MAX_TOPIC ? text.slice(from, bang) : '\n';
    if (!/[\r\n|]/.test(topic) && /[\w'$]/.test(text[bang + 1] ?? '')) return true;
  }
  return false;
}
