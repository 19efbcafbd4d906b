import type { Block } from '@/lib/fields/blocks';
import { fieldText } from '@/lib/text/fields';
import { formatDay, formatEuros, formatPercent, orDash } from '@/lib/text/format';
import type { Turnover } from './schema';

export function readTurnover({ years }: Turnover): Block[] {
  const rows = years.map(({ fiscal_year_end, turnover, market_share_percent }) => [
    orDash(fiscal_year_end, formatDay),
    orDash(turnover, formatEuros),
    orDash(market_share_percent, formatPercent),
  ]);
  const { end, amount, share, caption } = fieldText.turnover;
  return [{ kind: 'table', caption, columns: [end, amount, share], rows }];
}
