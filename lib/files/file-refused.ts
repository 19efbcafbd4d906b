/** Why a file is not taken. `lib/text/file-refusals.ts` says each to a person, with what to do. */
export const FILE_REFUSALS = [
  'empty',
  'type',
  'archive',
  'program',
  'script',
  'markup',
  'not_plain_text',
  'macros',
  'password',
  'attachments',
  'launch',
  'damaged',
  'two_in_one',
  'bomb',
  'virus',
  'name_path',
  'name_invisible',
  'name_reserved',
  'name_too_long',
  'name_program',
  'too_large',
  'dossier_too_large',
  'interrupted',
] as const;

export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** A file that may not be kept, with the code of its reason. */
export class FileRefused extends Error {
  constructor(readonly code: FileRefusal) {
    super(`file refused: ${code}`);
    this.name = 'FileRefused';
  }
}

export function refuse(code: FileRefusal): never {
  throw new FileRefused(code);
}
