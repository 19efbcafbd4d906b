import { timestamp, uuid } from 'drizzle-orm/pg-core';

/** An instant, kept in UTC to the millisecond: what JavaScript can hold, so that what is read is what was written. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });

export const id = () => uuid().primaryKey().defaultRandom();
