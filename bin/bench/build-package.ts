import { argv, pid } from 'node:process';
import { closeDatabase } from '@/db/database';
import { findPublishedDocument } from '@/db/queries/published-documents';
import { loadSubmitted } from '@/lib/documents/content/submitted-application';
import { makeDocumentsPackage } from '@/lib/documents/package/make-documents-package';
import { watchMemory } from './measure/process-memory';

/** A process that builds one package, as the worker does, and says on one line of JSON what it took. */
const [, , applicationId = ''] = argv;
await loadSubmitted(applicationId); // the database is open and the catalogue read, as in a worker at rest
globalThis.gc?.();
const endMemory = watchMemory([pid]);
const began = performance.now();
await makeDocumentsPackage(applicationId);
const seconds = (performance.now() - began) / 1000;
const grownMebibytes = endMemory();
const published = await findPublishedDocument(applicationId, 'documents_package');
process.stdout.write(`${JSON.stringify({ seconds, grownMebibytes, published })}\n`);
await closeDatabase();
