import { type Application, findApplicationOfEditor } from '@/db/queries/applications';
import type { Editor } from '@/db/queries/editors';
import { findMarketOfEditor, type Market } from '@/db/queries/markets';
import { AppError } from '@/lib/errors';

/** The editor's market. Throws `not_found`, for another editor's alike. */
export async function requireMarketOfEditor(editor: Editor, identifier = ''): Promise<Market> {
  const market = await findMarketOfEditor(editor.id, identifier);
  if (!market) throw new AppError('not_found', 'no such market');
  return market;
}

/** An application to one of the editor's markets. Throws `not_found`, for another editor's alike. */
export async function requireApplicationOfEditor(
  editor: Editor,
  identifier = '',
): Promise<{ application: Application; market: Market }> {
  const found = await findApplicationOfEditor(editor.id, identifier);
  if (!found) throw new AppError('not_found', 'no such application');
  return found;
}
