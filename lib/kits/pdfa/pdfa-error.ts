export type PdfaErrorReason = 'forbidden_content' | 'missing_glyph' | 'bad_seal' | 'bad_placeholder';

/** A document that could not be made, or a seal that cannot seal one. Nothing half-made is ever returned. */
export class PdfaError extends Error {
  constructor(
    readonly reason: PdfaErrorReason,
    message: string,
  ) {
    super(message);
    this.name = 'PdfaError';
  }
}
