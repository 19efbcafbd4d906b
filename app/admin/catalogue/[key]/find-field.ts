import { type EditableField, listEditableFields } from '@/db/queries/console/catalogue';
import { sectionOf } from '@/lib/catalogue/edit-field';
import { AppError } from '@/lib/errors';

/** A field with those of its section, in their order. Throws `not_found`. */
export async function findField(key: string): Promise<{ field: EditableField; section: EditableField[] }> {
  const fields = await listEditableFields(null);
  const field = fields.find((each) => each.key === key);
  if (!field) throw new AppError('not_found', 'no such field');
  return { field, section: sectionOf(field, fields) };
}
