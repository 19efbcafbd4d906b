import { refuse } from './file-refused';

/** What file systems allow. */
const MAX_NAME_BYTES = 255;
/** Reserved by Windows whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Controls, and characters that change the direction of what follows: « facture_fdp.exe » shown as « facture_exe.pdf ». */
const INVISIBLE = /\p{Cc}|\p{Bidi_Control}|\p{Cs}/u;

/** What a double click would run, on any system. */
const RUN_BY_SYSTEMS =
  'appimage application appref-ms apk bash bat bin-sh cgi chm class cmd com command cpl csh deb desktop dll dmg drv exe gadget hta ' +
  'inf ins iso jar jnlp js jse ksh lnk mht mhtml mjs msc msi msp mst ocx pif pkg php pl ps1 ps1xml psc1 psm1 py pyc pyw rb ' +
  'reg rpm run scf scr sct settingcontent-ms sh shs so svg swf sys url vb vbe vbs vhd vhdx wsc wsf wsh xll zsh htm html xhtml';
const RUN = new Set(RUN_BY_SYSTEMS.split(' '));

/** Extension of a name, in lower case, without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([^.\s]+)[.\s]*$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** True when opening a file of this name would run it. */
export const isProgramName = (name: string): boolean => RUN.has(extensionOf(name));

/** Refuses the name of a posted file that no honest one has, with the reason. A mere folder before the name is let through. */
export function checkFileName(name: string): void {
  const segments = name.normalize('NFC').split(/[/\\]/);
  const last = segments.at(-1) ?? '';
  if (segments.includes('..')) refuse('name_path');
  if (INVISIBLE.test(name)) refuse('name_invisible');
  if (DEVICE.test(last.trim())) refuse('name_reserved');
  if (Buffer.byteLength(last) > MAX_NAME_BYTES) refuse('name_too_long');
  if (isProgramName(last)) refuse('name_program');
}
