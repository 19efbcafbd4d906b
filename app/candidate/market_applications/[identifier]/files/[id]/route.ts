import { z } from 'zod';
import { browserRoute } from '@/app/browser-route';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { type Document, findDocument } from '@/db/queries/answers';
import { openApplication } from '@/lib/auth/guards';
import { typedName } from '@/lib/files/file-name';
import { seeOther } from '@/lib/forms/see-other';
import { answerWithFile } from '@/lib/http/answer-with-file';
import { instanceStorage } from '@/lib/storage/instance-storage';

/** Nothing of a file is ever run or drawn within our pages, whatever a browser makes of it. */
const CONFINED = {
  'Content-Security-Policy': "default-src 'none'; sandbox; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

/**
 * One of the application's own files, to be saved, also once it is submitted; one that the antivirus flagged is not handed
 * out. Without a grant, or a file of this id, the page that shows what there is.
 */
export const GET = browserRoute<{ identifier: string; id: string }>(async ({ request, params: { identifier, id } }) => {
  const found = await openApplication(identifier);
  if (!found) return seeOther(stepPath(identifier, 'summary'), CONFINED);
  const documentId = z.uuid().safeParse(id);
  const document = documentId.success ? await findDocument(documentId.data) : undefined;
  const isHere = document?.firmId === found.application.firmId && isHandedOut(document);
  if (!document || !isHere) return seeOther(stepPath(identifier, 'summary'), CONFINED);
  const answer = await answerWithFile(request, served(document));
  for (const [name, value] of Object.entries(CONFINED)) answer.headers.set(name, value);
  return answer;
});

/** Not what a register gave: nobody has proved that who asks works for the firm (contract §8). */
const isHandedOut = ({ scanState, register }: Document) => scanState !== 'flagged' && register === null;

const served = ({ name, contentType, sizeBytes, sha256, storageKey }: Document) => ({
  contentType,
  fileName: typedName(name, contentType),
  sizeBytes,
  sha256,
  open: (range?: { start: number; end: number }) => instanceStorage().get(storageKey, range),
});
