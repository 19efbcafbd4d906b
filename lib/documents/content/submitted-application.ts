import { type Application, asPartOf, type Firm, findApplication } from '@/db/queries/applications';
import { type Editor, findEditor } from '@/db/queries/editors';
import { findFirms, findLotsOfFirms } from '@/db/queries/firms';
import { findMarket, type Market } from '@/db/queries/markets';
import { findReplacements } from '@/db/queries/replacements';
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
  /** Identifier of the application in whose place it was submitted. */
  replaces: string | null;
  form: ApplicationForm;
  /** The members of a group after the mandataire, in order; none for a firm alone. */
  members: SubmittedMember[];
};

export type SubmittedMember = {
  firm: Firm & { companyName: string; declaredAt: Date; declaredBy: 'itself' | 'mandataire' };
  lotRanks: number[];
  form: ApplicationForm;
};

/** Everything that the documents of an application say. Throws `not_found` when it was not submitted. */
export async function loadSubmitted(applicationId: string): Promise<SubmittedApplication> {
  const application = await findApplication(applicationId);
  if (!application || !isSubmitted(application)) throw new AppError('not_found', 'no such submitted application');
  const market = await findMarket(application.marketId);
  const editor = market && (await findEditor(market.editorId));
  if (!market || !editor) throw new Error('an application without market or editor');
  const [{ replaces }, form, members] = await Promise.all([
    findReplacements(application.id),
    loadForm(application, market),
    application.groupKind ? loadMembers(application, market) : [],
  ]);
  return { application, market, editor, replaces, form, members };
}

async function loadMembers(application: Application, market: Market): Promise<SubmittedMember[]> {
  const [firms, lots] = await Promise.all([findFirms(application.id), findLotsOfFirms(application.id)]);
  const members: SubmittedMember[] = [];
  for (const firm of firms.filter(({ rank }) => rank > 1)) {
    if (!isDeclared(firm)) throw new AppError('internal', 'a submitted group with a member that has not declared');
    const form = await loadForm(asPartOf(application, firm), market);
    members.push({ firm, lotRanks: lots.get(firm.id) ?? [], form });
  }
  return members;
}

function isDeclared(firm: Firm): firm is SubmittedMember['firm'] {
  return firm.companyName !== null && firm.declaredAt !== null && firm.declaredBy !== null;
}

function isSubmitted(application: Application): application is SubmittedApplication['application'] {
  const { completedAt, companyName, verificationSecretCiphertext } = application;
  return completedAt !== null && companyName !== null && verificationSecretCiphertext !== null;
}
