const MAX_NAME_CODE_POINTS = 255;

/** The name as the person knows it, without a path or control characters. It is shown, never used as a path. */
export function keptName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const visible = last.replace(/\p{Cc}|\p{Bidi_Control}/gu, '').trim();
  return [...visible].slice(-MAX_NAME_CODE_POINTS).join('') || 'document';
}
