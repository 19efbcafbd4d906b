import { browserRoute } from '@/app/browser-route';
import { digestPostedFile } from '@/lib/documents/verify/digest-posted-file';
import { spendLookUp } from '@/lib/documents/verify/verification-limits';
import { AppError } from '@/lib/errors';
import { seeOther } from '@/lib/forms/see-other';
import { callerAddress } from '@/lib/http/caller-address';

/** For browsers without scripts: the file is digested as it arrives, nothing of it is kept, and the page answers. */
export const POST = browserRoute(async ({ request }) => {
  try {
    await spendLookUp({ address: callerAddress(request), now: new Date() });
    const { sha256, revisionSha256 } = await digestPostedFile(request);
    return seeOther(`/verification?sha256=${sha256}${revisionSha256 ? `&sealed=${revisionSha256}` : ''}`);
  } catch (error) {
    // A file that did not arrive whole is no document of ours; one too many is told so by the page, which counts too.
    if (error instanceof AppError && error.status < 500) return seeOther('/verification?sha256=');
    throw error;
  }
});

/** Its address means nothing by itself. */
export const GET = () => seeOther('/verification');
