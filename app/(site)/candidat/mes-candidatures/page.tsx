import type { Metadata } from 'next';
import { AddressField } from '@/app/address/address-field';
import { APPLICATIONS_PATH, problemInWords, typedBefore, waitUntil } from '@/app/address/address-forms';
import { drawOrExplain } from '@/app/draw-or-explain';
import { FormPage } from '@/components/form/form-page';
import { StepButtons } from '@/components/form/step-buttons';
import { Alert } from '@/components/layout/alert';
import { Column } from '@/components/layout/column';
import { Warning } from '@/components/layout/warning';
import { findOpenToAddress } from '@/db/queries/confirmed-access';
import { addressOfSession } from '@/lib/addresses/session-address';
import { currentSessionId } from '@/lib/auth/session';
import { writesMail } from '@/lib/messages/promise-messages';
import { candidateText } from '@/lib/text/candidate';
import { addressText, applicationsText as text } from '@/lib/text/people';
import { ApplicationCard, loadCard } from './application-card';
import { EraseForm, LeaveForm, MessagesForm } from './own-forms';

type Search = Partial<Record<'erreur' | 'attendre' | 'fait' | 'effacer' | 'brouillons', string | string[]>>;
type Props = { searchParams: Promise<Search> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { erreur } = await searchParams;
  return { title: (erreur === undefined ? '' : candidateText.errorPrefix) + text.title };
}

/** All applications of the address that was confirmed in this browser; or the question which address it is. */
async function ApplicationsPage({ searchParams }: Props) {
  const search = await searchParams;
  const now = new Date();
  const address = await addressOfSession(await currentSessionId());
  if (!address) return AskForAddress({ search, now });
  if (search.effacer !== undefined) return <EraseForm />;
  const open = await findOpenToAddress(address.id);
  const cards = await Promise.all(open.map((each) => loadCard(each, now)));
  return (
    <Column>
      <LeaveForm />
      <h1>{text.title}</h1>
      {search.fait === 'messages' && <Done>{text.messages.saved}</Done>}
      {search.fait === 'parti' && <Done>{text.gone}</Done>}
      <p className="fr-text--lead">{text.introduction(address.address)}</p>
      {cards.length === 0 && <p>{text.none}</p>}
      {cards.map((card) => (
        <ApplicationCard key={card.accessId} card={card} />
      ))}
      <MessagesForm address={address} />
      <p>
        <a className="fr-link" href={`${APPLICATIONS_PATH}?effacer=1`}>
          {text.erase.way}
        </a>
      </p>
    </Column>
  );
}

async function AskForAddress({ search, now }: { search: Search; now: Date }) {
  const until = waitUntil(search.attendre, now);
  const problem = typeof search.erreur === 'string' ? search.erreur : undefined;
  const said = until ? addressText.wait(until) : problemInWords(problem);
  const erased = search.fait === 'efface' ? text.erase.done(Number(search.brouillons) || 0) : undefined;
  if (!writesMail()) {
    return (
      <Column>
        <h1>{text.title}</h1>
        <Warning {...addressText.noMail} />
      </Column>
    );
  }
  return (
    <FormPage
      title={text.ask.title}
      action={APPLICATIONS_PATH}
      errors={said ? { title: addressText.errorTitle, errors: [{ fieldId: 'email', message: said }] } : undefined}
    >
      {erased && <Done>{erased}</Done>}
      <p className="fr-text--lead">{text.ask.introduction}</p>
      <AddressField value={await typedBefore()} problem={problem} waitUntil={until} />
      <StepButtons submitLabel={addressText.ask} />
    </FormPage>
  );
}

function Done({ children }: { children: string }) {
  return (
    <div className="fr-mb-4w" role="status">
      <Alert severity="success" title={children}>
        {null}
      </Alert>
    </div>
  );
}

export default drawOrExplain(ApplicationsPage);
