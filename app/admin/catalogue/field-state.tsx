import { StateBadge } from '@/components/layout/state-badge';
import type { EditableField } from '@/db/queries/console/catalogue';
import { TEXT_NAMES } from '@/lib/catalogue/field-texts';
import { catalogueText as text } from '@/lib/text/admin-catalogue';

/** Whether operators archived a field, edited it, or left it as it was shipped. */
export function FieldState({ field }: { field: EditableField }) {
  if (field.archivedAt) return <StateBadge tone="to_mend">{text.states.archived}</StateBadge>;
  const isEdited = field.place !== null || TEXT_NAMES.some((name) => field.current[name] !== field.shipped[name]);
  return isEdited ? <StateBadge tone="started">{text.states.edited}</StateBadge> : text.states.shipped;
}

/** How a field comes to be asked. */
export function askedWords({ locked, mandatory }: Pick<EditableField, 'locked' | 'mandatory'>): string {
  if (locked) return text.locked;
  return mandatory ? text.mandatory : text.optional;
}
