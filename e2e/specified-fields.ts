import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A row of the specification's table of fields: what the catalogue must come to, whoever wrote its data. */
type SpecifiedField = { key: string; mandatory: boolean; locked: boolean; marketTypes: string[] };

/** Read here and by the test of the catalogue, by nothing of the product: two readers of one table cannot make the same mistake. */
function readTable(): SpecifiedField[] {
  const table = readFileSync(path.join(import.meta.dirname, 'specified-fields.tsv'), 'utf8');
  const [, ...rows] = table.trimEnd().split('\n');
  return rows.map((row) => {
    const [key = '', , mandatory, locked, marketTypes = ''] = row.split('\t');
    return { key, mandatory: mandatory === 'yes', locked: locked === 'yes', marketTypes: marketTypes.split(' ') };
  });
}

/** What a market of these types must offer, in the order of the table: fields required of all, then the others. */
export function specifiedFor(types: readonly string[]) {
  const offered = readTable().filter((field) => field.marketTypes.some((type) => types.includes(type)));
  const keys = (fields: SpecifiedField[]) => fields.map(({ key }) => key);
  return {
    all: keys(offered),
    required: keys(offered.filter((field) => field.mandatory)),
    locked: keys(offered.filter((field) => field.locked)),
    additional: keys(offered.filter((field) => !field.mandatory)),
  };
}
