/**
 * One error class and one table from code to status. An error has two texts: `message` for the log (English, may name
 * internals, never personal data or secrets) and what a person reads, which doors take from `lib/text` by code.
 */
export const STATUS_BY_CODE = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  /** A body of a type, or of an encoding, that is not taken there. */
  unsupported: 415,
  invalid: 422,
  too_many: 429,
  internal: 500,
  /** Database or storage cannot be reached: the same request may succeed in a moment. */
  unavailable: 503,
  /** No room left to store a file. */
  no_room: 507,
} as const;

export type ErrorCode = keyof typeof STATUS_BY_CODE;

/** What is wrong with one member of what was sent: its path, a stable word for programs, a sentence for people. */
export type Violation = { field: string; code: string; message: string };

export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly violations: Violation[] = [],
  ) {
    super(message);
    this.name = 'AppError';
  }

  get status(): number {
    return STATUS_BY_CODE[this.code];
  }
}
