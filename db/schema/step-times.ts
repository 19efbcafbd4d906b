import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { marketApplications } from './applications';
import { instant } from './columns';
import { publicMarkets } from './markets';

/** When a buyer's link was first used (step `opened`), and when each step was first saved. Says nothing of anybody. */
export const marketStepTimes = pgTable(
  'market_step_times',
  {
    marketId: uuid()
      .notNull()
      .references(() => publicMarkets.id, { onDelete: 'cascade' }),
    step: text().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.marketId, table.step] })],
);

/** The same for a candidate. */
export const applicationStepTimes = pgTable(
  'application_step_times',
  {
    applicationId: uuid()
      .notNull()
      .references(() => marketApplications.id, { onDelete: 'cascade' }),
    step: text().notNull(),
    at: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.applicationId, table.step] })],
);
