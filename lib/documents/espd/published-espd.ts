import { findFirms } from '@/db/queries/firms';
import { findDocumentsOfFirms, type PublishedDocument } from '@/db/queries/published-documents';
import type { PackageEspd } from '@/lib/documents/package/package-manifest';

/** The published responses of an application, by the place of their firm in it, from 1. */
export async function publishedEspd(applicationId: string): Promise<Map<number, PublishedDocument>> {
  const [published, firms] = await Promise.all([findDocumentsOfFirms(applicationId, 'espd'), findFirms(applicationId)]);
  return new Map(
    firms.flatMap(({ id }, index) => {
      const document = published.get(id);
      return document ? [[index + 1, document] as const] : [];
    }),
  );
}

/** The same as the package holds them; none of an application whose documents were made before there were any. */
export async function espdForPackage(applicationId: string, isGroup: boolean): Promise<PackageEspd[]> {
  const published = await publishedEspd(applicationId);
  return [...published].map(([number, { storageKey, sha256, sizeBytes }]) => ({
    ...(isGroup && { member: number }),
    ...{ key: storageKey, sha256, sizeBytes },
  }));
}
