import type { Block } from '@/lib/fields/blocks';
import { fieldText } from '@/lib/text/fields';
import { formatWhole, orDash } from '@/lib/text/format';
import type { Headcount } from './schema';

export function readHeadcount({ years }: Headcount): Block[] {
  const rows = years.map(({ year, average_headcount, management_headcount }) => [
    orDash(year, String),
    orDash(average_headcount, formatWhole),
    orDash(management_headcount, formatWhole),
  ]);
  const { year, average, management, caption } = fieldText.headcount;
  return [{ kind: 'table', caption, columns: [year, average, management], rows }];
}
