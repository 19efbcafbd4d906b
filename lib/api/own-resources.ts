import { z } from 'zod';
import { type Application, findApplicationOfEditor } from '@/db/queries/applications';
import type { Editor } from '@/db/queries/editors';
import { findMarketOfEditor, type Market } from '@/db/queries/markets';
import { type Delivery, findDeliveryOfEditor } from '@/db/queries/webhooks/deliveries';
import { AppError } from '@/lib/errors';

/** The editor's market. Throws `not_found`, for another editor's alike. */
export async function requireMarketOfEditor(editor: Editor, identifier = ''): Promise<Market> {
  const market = canBeStored(identifier) ? await findMarketOfEditor(editor.id, identifier) : undefined;
  if (!market) throw new AppError('not_found', 'no such market');
  return market;
}

/** An application to one of the editor's markets. Throws `not_found`, for another editor's alike. */
export async function requireApplicationOfEditor(
  editor: Editor,
  identifier = '',
): Promise<{ application: Application; market: Market }> {
  const found = canBeStored(identifier) ? await findApplicationOfEditor(editor.id, identifier) : undefined;
  if (!found) throw new AppError('not_found', 'no such application');
  return found;
}

/** A webhook delivery to this editor. Throws `not_found`, for another editor's alike. */
export async function requireDeliveryOfEditor(editor: Editor, id = ''): Promise<Delivery> {
  const delivery = z.uuid().safeParse(id).success ? await findDeliveryOfEditor(editor.id, id) : undefined;
  if (!delivery) throw new AppError('not_found', 'no such delivery');
  return delivery;
}

/** PostgreSQL refuses NUL, which a path may hold as `%00`: nothing can have such an identifier. */
function canBeStored(identifier: string): boolean {
  return !identifier.includes('\0');
}
