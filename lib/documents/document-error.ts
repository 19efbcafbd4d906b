import { AppError } from '@/lib/errors';

export type DocumentErrorReason = 'missing_file' | 'changed_file' | 'bad_package' | 'not_drawn';

/** A document that could not be made. Nothing half-made is ever kept: the caller tries again or tells the operators. */
export class DocumentError extends AppError {
  constructor(
    readonly reason: DocumentErrorReason,
    message: string,
  ) {
    super('internal', message);
    this.name = 'DocumentError';
  }
}
