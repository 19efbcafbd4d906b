import type { Database } from '@/db/database';
import type { Application } from '@/db/queries/applications';
import { changeFirm } from '@/db/queries/firms';
import type { Market } from '@/db/queries/markets';
import { type ApplicationForm, loadForm } from '@/lib/journey/application-form';
import { changedSinceRead, whatIsRead } from './what-was-read';

/** A member of a group declared what was there then: once it changes, its part is to be declared again. */
export async function undeclare(tx: Database, { firmId, declaredAt }: Pick<Application, 'firmId' | 'declaredAt'>) {
  if (declaredAt) await changeFirm(tx, firmId, { declaredAt: null });
}

/** The same once a save changed something; saving a page again as it was changes nothing. */
export async function undeclareIfChanged(
  tx: Database,
  application: Application,
  market: Market,
  before: ApplicationForm,
): Promise<void> {
  const after = await loadForm(application, market, tx);
  if (changedSinceRead(after, whatIsRead(before)).length > 0) await undeclare(tx, application);
}
