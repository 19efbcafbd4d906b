/** What a double click would run, on any system. */
const RUN_BY_SYSTEMS =
  'appimage application appref-ms apk bash bat bin-sh cgi chm class cmd com command cpl csh deb desktop diagcab dll dmg drv exe ' +
  'gadget hta inf ins iqy iso jar jnlp js jse ksh library-ms lnk mht mhtml mjs msc msi msix msp mst ocx oqy pif pkg php pl ps1 ' +
  'ps1xml psc1 psm1 py pyc pyw rb rdp reg rpm rqy run scf scr sct search-ms settingcontent-ms sh shs slk so svg swf sys theme ' +
  'url vb vbe vbs vhd vhdx website wsc wsf wsh xbap xll zsh htm html shtml xht xhtml';
const RUN = new Set(RUN_BY_SYSTEMS.split(' '));

/** Extension of a name, in lower case, without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([^.\s]+)[.\s]*$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** True when opening a file of this name would run it. */
export const isProgramName = (name: string): boolean => RUN.has(extensionOf(name));

const MACH_O = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe]);

/** Windows (whose header says where the next one is), Linux and macOS programs, by how they begin. */
export function isProgram(head: Buffer): boolean {
  if (head.toString('latin1', 0, 4) === '\u007fELF') return true;
  if (head.length >= 4 && MACH_O.has(head.readUInt32BE(0))) return true;
  return head.length >= 64 && head.toString('latin1', 0, 2) === 'MZ' && head.readUInt32LE(0x3c) < 0x10000;
}
