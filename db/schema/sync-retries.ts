import { index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns';
import { webhookDeliveries } from './deliveries';

/** Each time a buyer or a candidate asked for a failed delivery to be sent again, and was heard. */
export const syncRetries = pgTable(
  'sync_retries',
  {
    id: id(),
    deliveryId: uuid()
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
  },
  (table) => [index().on(table.deliveryId, table.at)],
);
