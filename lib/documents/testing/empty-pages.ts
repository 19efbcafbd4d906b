import { extractPlaces } from '@/lib/kits/pdfa/testing/poppler';

/** Of an attestation's page, in points from its top: where its text may begin, and must end. */
const TEXT = { top: 92, bottom: 782 };

/** Share of each page, between its header and its footer, that is empty below the last word. */
export async function emptyShares(pdf: Uint8Array): Promise<number[]> {
  const pages = (await extractPlaces(pdf)).split('<page ').slice(1);
  return pages.map((page) => {
    const ends = [...page.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"/g)]
      .filter(([, top]) => Number(top) < TEXT.bottom)
      .map(([, , bottom]) => Number(bottom));
    return Math.max(0, (TEXT.bottom - Math.max(TEXT.top, ...ends)) / (TEXT.bottom - TEXT.top));
  });
}
