/** Why a file is not taken, as far as its content tells. The product says each to a person, with what to do. */
export const CONTENT_REFUSALS = [
  'empty',
  'type',
  'tiff',
  'heic',
  'picture',
  'pages',
  'xlsb',
  'slides',
  'rich_text',
  'media',
  'archive',
  'program',
  'script',
  'shortcut',
  'sylk',
  'formula',
  'markup',
  'not_plain_text',
  'macros',
  'password',
  'attachments',
  'launch',
  'loads',
  'damaged',
  'broken_picture',
  'two_in_one',
  'bomb',
  'virus',
  'too_complex',
  'busy',
] as const;

export type FileRefusal = (typeof CONTENT_REFUSALS)[number];

/** What was found in a file that is taken, and that its reader should know. */
export type Note = 'javascript';

/** `extension`: without its dot, the usual one of the media type. */
export type Verdict =
  | { ok: true; mediaType: string; extension: string; notes: Note[] }
  | { ok: false; reason: FileRefusal };

/** Ends the examination of a file, with the code of its reason. Only `judge` catches it. */
export class Refused extends Error {
  constructor(readonly reason: FileRefusal) {
    super(`file refused: ${reason}`);
    this.name = 'Refused';
  }
}

export function refuse(reason: FileRefusal): never {
  throw new Refused(reason);
}
