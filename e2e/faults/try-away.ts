import { ask } from './ask';
import type { Made, Row } from './rows';
import { type Finding, nameOf, note, type Place, recover } from './try-row';

/** The database cannot be reached: every row that needs it, one after the other, and none of them waits for it. */
export async function tryAway({ world, web }: Place, rows: Row[], findings: Finding[]): Promise<void> {
  const asked: { row: Row; finding: Finding; made: Made }[] = [];
  for (const row of rows) {
    const finding = findings.find((found) => found.row === nameOf(row));
    if (finding && finding.cases > 0) asked.push({ row, finding, made: await row.make() });
  }
  await web.database.goAway();
  for (const { row, finding, made } of asked) {
    const told = await ask(web.url, made);
    await note(world, finding, { place: 'database away', row, fault: { kind: 'away' }, made, told });
  }
  await web.database.comeBack();
  await recover(web);
}
