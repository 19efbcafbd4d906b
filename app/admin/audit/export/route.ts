import { byAdministrator } from '@/app/admin/admin-post';
import { readAuditFilter } from '@/app/admin/audit/read-audit-filter';
import { browserRoute } from '@/app/browser-route';
import { database } from '@/db/database';
import { listAuditRows } from '@/db/queries/audit/listing';
import type { AuditRow } from '@/db/queries/audit/rows';
import { recordAudit } from '@/lib/audit/record';
import { currentAdministrator } from '@/lib/auth/administrator';
import { seeOther } from '@/lib/forms/see-other';
import { toCsv } from '@/lib/kits/tables/csv';
import { adminAuditText as text } from '@/lib/text/admin-audit';
import { EXPORT_LIMIT } from './limit';

/** The rows that the page shows, as a CSV file. Each export is in the audit log. */
export const GET = browserRoute(async ({ request }) => {
  const administrator = await currentAdministrator();
  if (!administrator) return seeOther('/admin/audit');
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const rows = await listAuditRows(readAuditFilter(search), EXPORT_LIMIT);
  const details = { rows: rows.length };
  await recordAudit(database(), { ...byAdministrator(administrator, request), action: 'audit.exported', details });
  return new Response(toCsv([[...text.csv], ...rows.map(fields)]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="journal-audit.csv"',
      'Cache-Control': 'private, no-store',
    },
  });
});

const fields = ({
  id,
  at,
  actorKind,
  actorId,
  action,
  targetKind,
  targetId,
  address,
  requestId,
  details,
}: AuditRow) => [
  ...[id, at.toISOString(), actorKind, actorId, action, targetKind, targetId, address, requestId],
  JSON.stringify(details),
];
