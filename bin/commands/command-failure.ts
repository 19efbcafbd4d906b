import { explain, StopError } from '@/bin/terminal/stop-error';
import { ConfigurationError } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { StorageError } from '@/lib/kits/storage/storage';
import { databaseProblem } from './database-words';

/** A command was not written as it should be: exit status 2. */
export class UsageError extends StopError {
  override name = 'UsageError';
}

/** What went wrong, in a line each, and the exit status: 2 for what was typed, 1 for anything else. */
export function describeFailure(error: unknown): { lines: string[]; status: number } {
  if (error instanceof UsageError) return { lines: [error.message], status: 2 };
  if (error instanceof ConfigurationError) return { lines: error.lines, status: 1 };
  if (error instanceof AppError) {
    const lines = error.code === 'not_found' ? ['Aucun éditeur n’a ce client_id.'] : sentencesOf(error);
    return { lines, status: error.code === 'invalid' ? 2 : 1 };
  }
  if (error instanceof StorageError) return { lines: [error.message], status: 1 };
  return { lines: [databaseProblem(error) ?? queryFailure(error) ?? explain(error)], status: 1 };
}

const sentencesOf = ({ violations, message }: AppError) =>
  violations.length > 0 ? violations.map((violation) => violation.message) : [message];

/** One line without the query nor what it carried. */
function queryFailure(error: unknown): string | undefined {
  if (!(error instanceof Error && 'query' in error)) return undefined;
  return 'La base de données ne répond pas comme attendu : vérifiez DATABASE_URL.';
}
