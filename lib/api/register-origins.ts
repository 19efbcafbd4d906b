import { type Application, asPartOf } from '@/db/queries/applications';
import { findFirms } from '@/db/queries/firms';
import type { Market } from '@/db/queries/markets';
import { loadForm } from '@/lib/journey/application-form';
import { registerOrigins } from '@/lib/journey/register-origins';
import type { OneApplicationAnswer } from './shapes/application';

/**
 * What public registers answered of a submitted application, firm by firm: from whom, when and until when, never what
 * (contract §8). Of a draft nothing: what counts of it is not settled.
 */
export async function registerAnswers(
  application: Application,
  market: Market,
): Promise<OneApplicationAnswer['register_answers']> {
  if (!application.completedAt) return [];
  const isGroup = application.groupKind !== null;
  const firms = (await findFirms(application.id)).filter(({ rank }) => isGroup || rank === 1);
  const told = await Promise.all(
    firms.map(async (firm, place) => {
      const form = await loadForm(asPartOf(application, firm), market);
      return registerOrigins(form).map(({ fieldKey, register, answeredAt, validUntil }) => ({
        field_key: fieldKey,
        member: isGroup ? place + 1 : null,
        register,
        answered_at: answeredAt.toISOString(),
        valid_until: validUntil,
      }));
    }),
  );
  return told.flat();
}
