import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { marketApplications } from './applications';
import { instant } from './columns';

/**
 * Documents that could not be made and that no repetition will mend by itself: a file is missing from storage, or is no
 * longer the one that was declared. For operators; the row goes when the document is published.
 */
export const documentAlerts = pgTable(
  'document_alerts',
  {
    applicationId: uuid()
      .notNull()
      .references(() => marketApplications.id, { onDelete: 'cascade' }),
    kind: text().$type<'attestation' | 'buyer_attestation' | 'documents_package'>().notNull(),
    reason: text().notNull(),
    /** In English, with digests; never a file's name or what someone typed. */
    message: text().notNull(),
    raisedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.kind] })],
);
