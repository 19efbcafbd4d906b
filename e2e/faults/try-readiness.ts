import { READINESS } from './rows';
import { beginFinding, type Finding, untilAnswered } from './try-row';
import type { WebUnderTest } from './web-under-test';

/** `/readyz`, which looks at most once a second, says which part is missing, and that it is back. */
export async function tryReadiness(web: WebUnderTest): Promise<Finding> {
  const finding = beginFinding(READINESS);
  const asked = { caller: { name: 'probe' }, method: 'GET', path: '/readyz' };
  const expectMissing = async (part: 'database' | 'storage') => {
    const { status, body } = await untilAnswered(web, asked, 503);
    finding.cases++;
    if (status !== 503) finding.red.push(`${part} away: ${status}, not 503`);
    else if (JSON.parse(body)[part] !== false) finding.red.push(`${part} away: ${body}`);
  };
  const expectWhole = async () => {
    const { status } = await untilAnswered(web, asked, 200);
    if (status !== 200) finding.red.push(`all is back: ${status}, not 200`);
  };
  await expectWhole();
  web.orderStorage('EIO');
  await expectMissing('storage');
  web.orderStorage(undefined);
  await expectWhole();
  await web.database.goAway();
  await expectMissing('database');
  await web.database.comeBack();
  await expectWhole();
  return finding;
}
