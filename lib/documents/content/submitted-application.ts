import { type Application, findApplication } from '@/db/queries/applications';
import { type Editor, findEditor } from '@/db/queries/editors';
import { findMarket, type Market } from '@/db/queries/markets';
import { AppError } from '@/lib/errors';
import { type ApplicationForm, loadForm } from '@/lib/journey/application-form';

export type SubmittedApplication = {
  application: Application & {
    completedAt: Date;
    companyName: string;
    verificationSecretCiphertext: string;
  };
  market: Market;
  editor: Editor;
  form: ApplicationForm;
};

/** Everything that the documents of an application say. Throws `not_found` when it was not submitted. */
export async function loadSubmitted(applicationId: string): Promise<SubmittedApplication> {
  const application = await findApplication(applicationId);
  if (!application || !isSubmitted(application)) throw new AppError('not_found', 'no such submitted application');
  const market = await findMarket(application.marketId);
  const editor = market && (await findEditor(market.editorId));
  if (!market || !editor) throw new Error('an application without market or editor');
  return { application, market, editor, form: await loadForm(application, market) };
}

function isSubmitted(application: Application): application is SubmittedApplication['application'] {
  const { completedAt, companyName, verificationSecretCiphertext } = application;
  return completedAt !== null && companyName !== null && verificationSecretCiphertext !== null;
}
