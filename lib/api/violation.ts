import { AppError } from '@/lib/errors';
import { type Language, violationMessage } from '@/lib/text/api';

/** One member or parameter refused (contract §3: 422), with its sentence in the caller's language. */
export function invalid(language: Language, field: string, code: string): AppError {
  const message = violationMessage(language, field.slice(field.lastIndexOf('.') + 1), code);
  return new AppError('invalid', `${field}: ${code}`, [{ field, code, message }]);
}
