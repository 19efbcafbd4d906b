/** Why a file is not taken. `lib/text/file-refusals.ts` says each to a person, with what to do. */
export type FileRefusal =
  | 'empty'
  | 'type'
  | 'archive'
  | 'program'
  | 'script'
  | 'markup'
  | 'not_plain_text'
  | 'macros'
  | 'password'
  | 'attachments'
  | 'launch'
  | 'damaged'
  | 'two_in_one'
  | 'bomb'
  | 'virus'
  | 'name_path'
  | 'name_invisible'
  | 'name_reserved'
  | 'name_too_long'
  | 'name_program'
  | 'too_large'
  | 'dossier_too_large'
  | 'interrupted';

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
