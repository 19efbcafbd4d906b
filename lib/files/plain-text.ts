import { type FileParts, windowsOf } from './file-parts';
import { refuse } from './file-refused';

export const TEXT = 'text/plain';

/** Control characters other than tab, line ends, form feed and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what makes a file no text
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** What begins a tag, an end tag, a comment or a passage of PHP or ASP: all in ASCII, whatever the text's encoding. */
const MARKUP = /<[a-z/!?%]/i;

/** How programs begin that a system would run as text: the first line that is not empty. */
const BEGINS_SCRIPT =
  /^(\u00ef\u00bb\u00bf)?\s{0,999}(#!|@echo\b|setlocal\b|rem |::|option explicit|#requires\b|param\s*\(|'use strict'|"use strict"|(im|ex)port [{*\w][\w.{},* ]{0,200}( from |;|\r?\n)|from [\w.]+ import |(async )?function\s+\w+\s*\(|(sub|function) \w+\(\)\s*\r?\n)/i;

/** Calls that only programs make, and the cells by which a spreadsheet would start one (DDE). */
const CALLS =
  /\b(wscript\.|createobject\s{0,9}\(|activexobject|invoke-(expression|webrequest)|eval\s{0,9}\(|os\.system|subprocess\.|shell_exec|start-process)|\b(cmd(\.exe)?\s{1,9}\/[ck]|powershell(\.exe)?\s{1,9}-|mshta(\.exe)?\s|rundll32(\.exe)?\s)|[=+@-]\s{0,9}\w{1,40}\|[^\r\n!]{0,200}!/i;

/** Judges a file that has no signature: UTF-8 or Latin-1 text, without NUL, program or markup, wherever they are. */
export async function judgeText(file: FileParts): Promise<string> {
  for await (const { start, bytes } of windowsOf(file)) {
    const text = bytes.toString('latin1');
    if (NOT_TEXT.test(text)) refuse('not_plain_text');
    if (start === 0 && BEGINS_SCRIPT.test(text)) refuse('script');
    if (MARKUP.test(text)) refuse('markup');
    if (CALLS.test(text)) refuse('script');
  }
  return TEXT;
}
