import { CONTENT_REFUSALS } from '@/lib/kits/files/refusal';

/** Why a file is not kept: its content, its size, or its way here. `lib/text/file-refusals.ts` says each to a person. */
export const FILE_REFUSALS = [...CONTENT_REFUSALS, 'too_large', 'dossier_too_large', 'interrupted'] as const;

export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** A file that may not be kept, with the code of its reason. */
export class FileRefused extends Error {
  constructor(readonly code: FileRefusal) {
    super(`file refused: ${code}`);
    this.name = 'FileRefused';
  }
}
