import { once } from 'node:events';
import { Readable } from 'node:stream';
import { constants } from 'node:zlib';
import { ZipArchive } from 'archiver';
import type { Market } from '@/db/queries/markets';
import { findPublishedDocument } from '@/db/queries/published-documents';
import { findApplicationsToJudge } from '@/db/queries/submissions';
import type { Storage } from '@/lib/kits/storage/storage';
import { toCsv } from '@/lib/kits/tables/csv';
import { applicationsTable } from './applications-table';

export type PackagesEntry = { name: string; date: Date; open(): Promise<Readable> };

/**
 * What the ZIP of a market holds: the table of its applications, then the package of each, as it was published.
 * Undefined while one of them is still being made.
 */
export async function packagesOf(
  market: Market,
  storage: Pick<Storage, 'get'>,
  now: Date,
): Promise<PackagesEntry[] | undefined> {
  const applications = await findApplicationsToJudge(market.id);
  const table = Buffer.from(toCsv(await applicationsTable(market)));
  const entries: PackagesEntry[] = [
    { name: `applications_table_${market.identifier}.csv`, date: now, open: async () => Readable.from([table]) },
  ];
  for (const { id, identifier, documentsReadyAt } of applications) {
    const document = documentsReadyAt ? await findPublishedDocument(id, 'documents_package') : undefined;
    if (!document) return undefined;
    const open = () => storage.get(document.storageKey);
    entries.push({ name: `documents_package_${identifier}.zip`, date: document.createdAt, open });
  }
  return entries;
}

/**
 * The same as a ZIP under way: its first package is opened, so that a storage that is away is still answered by its own
 * status.
 */
export async function beginZip(entries: readonly PackagesEntry[]): Promise<Readable> {
  const [table, first, ...others] = entries;
  if (!table || !first) return zipOf(entries);
  const opened = await first.open();
  const zip = zipOf([table, { ...first, open: async () => opened }, ...others]);
  zip.once('close', () => opened.destroy());
  return zip;
}

/**
 * Streams the entries as one ZIP, one open at a time, in the 64-bit form once it is needed. Nothing is compressed again:
 * the packages are passed on as they are, in blocks that a program which reads a ZIP as a stream can follow. A file that
 * fails breaks the stream off, so that what came cannot be taken for the whole.
 */
export function zipOf(entries: readonly PackagesEntry[]): Readable {
  const archive = new ZipArchive({ zlib: { level: constants.Z_NO_COMPRESSION } });
  void append(archive, entries).catch((error: Error) => archive.destroy(error));
  return archive;
}

async function append(archive: ZipArchive, entries: readonly PackagesEntry[]): Promise<void> {
  const closed = new AbortController();
  archive.once('close', () => closed.abort());
  for (const { name, date, open } of entries) {
    // Whoever reads has gone: nothing more is opened.
    if (archive.destroyed) return;
    const source = await open();
    source.once('error', (error) => archive.destroy(error));
    const written = once(archive, 'entry', { signal: closed.signal });
    archive.append(source, { name, date, mode: 0o644 });
    await written.finally(() => source.destroy());
  }
  await archive.finalize();
}
