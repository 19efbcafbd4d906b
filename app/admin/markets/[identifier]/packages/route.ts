import { marketDownload } from '@/app/admin/markets/[identifier]/market-download';
import { answerWithPackages } from '@/lib/documents/table/answer-with-market';
import { seeOther } from '@/lib/forms/see-other';

/** Back to the page, which says so, while one of the packages is being made. */
export const GET = marketDownload(
  async (request, market, now) =>
    (await answerWithPackages(request, market, now)) ??
    seeOther(`/admin/markets/${encodeURIComponent(market.identifier)}?packages=waiting`),
);
