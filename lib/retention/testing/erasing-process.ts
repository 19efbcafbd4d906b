import { argv } from 'node:process';
import { closeDatabase } from '@/db/database';
import { applyRetention } from '@/lib/retention/apply-retention';

/** Applies the rules at the instant given, for a test that kills it meanwhile. */
await applyRetention(new Date(argv[2] ?? ''));
await closeDatabase();
