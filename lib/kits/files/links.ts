/**
 * True when following a link leaves the reader's own computer: a network address, or a share of another machine. Office
 * asks such an address by itself, and may tell it who the reader is.
 */
export function isRemote(target: string): boolean {
  const clean = target.trim().replaceAll('\\', '/');
  if (/^[a-z]:\//i.test(clean)) return false;
  const [, slashes, rest] = /^file:(\/*)(.*)$/i.exec(clean) ?? [];
  // file:///C:/… is here; file://server/… and file://///server/… are another machine.
  if (slashes?.length === 2) return !/^(localhost\/|[a-z]:)/i.test(rest ?? '');
  if (slashes !== undefined) return slashes.length > 3;
  return clean.startsWith('//') || /^[a-z][a-z0-9+.-]+:/i.test(clean);
}

/** What a field of Word does by itself, by its instruction (ECMA-376, part 1, 17.16): starts a program, or asks an address. */
export function fieldAction(instruction: string): 'formula' | 'loads' | undefined {
  if (/^[\s"\\]*DDE(AUTO)?\b/i.test(instruction)) return 'formula';
  const [, target] =
    /^\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK\s+\S+|RD)\s+"?([^"\s]+)/i.exec(instruction) ?? [];
  return target !== undefined && isRemote(target.replaceAll('\\\\', '\\')) ? 'loads' : undefined;
}
