import { drawConsole } from '@/app/admin/draw-console';
import { Alert } from '@/components/layout/alert';
import { listLatestCalls, readCallFigures } from '@/db/queries/console/registers';
import { requireAdministrator } from '@/lib/auth/administrator';
import { examineRegisters } from '@/lib/registers/examine-registers';
import { adminRegistersText as text } from '@/lib/text/admin-registers';
import { CallTable } from './call-table';
import { RegisterTable } from './register-table';

export const metadata = { title: text.title };

const HOUR_MS = 3_600_000;
const CALLS_SHOWN = 50;

async function RegistersPage() {
  await requireAdministrator('reader');
  const now = new Date();
  const [examined, figures, calls] = await Promise.all([
    examineRegisters(now),
    readCallFigures(new Date(now.getTime() - HOUR_MS)),
    listLatestCalls(CALLS_SHOWN),
  ]);
  return (
    <>
      <h1>{text.title}</h1>
      <p>{text.introduction}</p>
      {examined.registers.length === 0 && (
        <div className="fr-mb-3w">
          <Alert severity="info" title={text.states.disconnected}>
            <p>{text.none}</p>
          </Alert>
        </div>
      )}
      <RegisterTable examined={examined} figures={figures} now={now} />
      <h2 className="fr-h4 fr-mt-4w">{text.calls.title(CALLS_SHOWN)}</h2>
      <p>{text.calls.introduction}</p>
      <CallTable calls={calls} now={now} />
    </>
  );
}

export default drawConsole(RegistersPage);
