import { AddressField } from '@/app/address/address-field';
import { APPLICATIONS_PATH, problemInWords, typedBefore, waitUntil } from '@/app/address/address-forms';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { ErrorSummary } from '@/components/form/error-summary';
import { BackLink } from '@/components/layout/back-link';
import { Column } from '@/components/layout/column';
import { Warning } from '@/components/layout/warning';
import { findAnswers } from '@/db/queries/answers';
import { findPeople, type PersonalAccess } from '@/db/queries/confirmed-access';
import { addressOfSession } from '@/lib/addresses/session-address';
import { requireApplication } from '@/lib/auth/guards';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { IDENTIFICATION_STEP } from '@/lib/journey/candidate-steps';
import { writesMail } from '@/lib/messages/promise-messages';
import { addressText, peopleText as text } from '@/lib/text/people';
import { PeopleList } from './people-list';

type Search = Partial<Record<'erreur' | 'attendre' | 'fait' | 'pour', string | string[]>>;
type Props = { params: Promise<{ identifier: string }>; searchParams: Promise<Search> };

export const metadata = { title: text.title };

/** Who has access to an application, by which address one comes back, what one is told. Nobody has to. */
async function PeoplePage({ params, searchParams }: Props) {
  const [{ identifier }, search] = [await params, await searchParams];
  const { application, sessionId, subject, subjectId } = await requireApplication(identifier);
  const page = stepPath(identifier, 'people');
  const [people, own] = await Promise.all([findPeople({ subject, subjectId }), addressOfSession(sessionId)]);
  const problem = typeof search.erreur === 'string' ? search.erreur : undefined;
  const until = waitUntil(search.attendre, new Date());
  const said = until ? addressText.wait(until) : problemInWords(problem);
  const isForInvitation = search.pour === 'invite';
  const typed = said ? await typedBefore() : '';
  const mine = people.find(({ addressId }) => addressId === own?.id);
  const back = (
    <BackLink href={stepPath(identifier, application.completedAt ? 'sync_status' : IDENTIFICATION_STEP)}>
      {application.completedAt ? text.backToSubmitted : text.back}
    </BackLink>
  );
  return (
    <Column>
      {back}
      {said && (
        <ErrorSummary
          title={isForInvitation ? text.invite.errorTitle : addressText.errorTitle}
          errors={[{ fieldId: 'email', message: said }]}
        />
      )}
      <h1>{text.title}</h1>
      <p className="fr-text--lead">{text.introduction}</p>
      {search.fait === 'invite' && (
        <p className="fr-valid-text" role="status">
          {text.invite.done}
        </p>
      )}
      {!writesMail() && <Warning {...addressText.noMail} />}
      <Own
        page={page}
        own={own?.address}
        mine={mine}
        value={isForInvitation ? '' : typed || (await contactEmail(application.firmId))}
        problem={isForInvitation ? undefined : problem}
        until={until}
      />
      <PeopleList page={page} people={people} ownId={own?.id} />
      {writesMail() && own && (
        <Invite page={page} value={isForInvitation ? typed : ''} problem={isForInvitation ? problem : undefined} />
      )}
    </Column>
  );
}

type OwnProps = {
  page: string;
  own: string | undefined;
  mine: PersonalAccess | undefined;
  value: string;
  problem: string | undefined;
  until: Date | undefined;
};

/** One's own address: to be confirmed, to be attached, or attached. */
function Own({ page, own, mine, value, problem, until }: OwnProps) {
  const words = text.own;
  return (
    <section className="fr-mb-4w">
      <h2 className="fr-h4">{words.title}</h2>
      {own && mine ? (
        <>
          <p>{words.attached(own)}</p>
          <p>
            <a className="fr-link" href={APPLICATIONS_PATH}>
              {words.list}
            </a>
          </p>
          <form action={page} method="post" encType="multipart/form-data">
            <p className="fr-text--sm fr-mb-1w">{words.detachHint}</p>
            <button type="submit" className="fr-btn fr-btn--tertiary fr-btn--sm" name="withdraw" value={mine.id}>
              {words.detach}
            </button>
          </form>
        </>
      ) : (
        <form action={page} method="post" encType="multipart/form-data" noValidate>
          <p>{words.introduction}</p>
          {own && (
            <button type="submit" className="fr-btn" name="attach" value="1">
              {words.attach(own)}
            </button>
          )}
          {!own && writesMail() && (
            <>
              <AddressField value={value} problem={problem} waitUntil={until} />
              <button type="submit" className="fr-btn" name="ask" value="1">
                {addressText.ask}
              </button>
            </>
          )}
        </form>
      )}
    </section>
  );
}

function Invite({ page, value, problem }: { page: string; value: string; problem: string | undefined }) {
  const words = text.invite;
  return (
    <section className="fr-mb-4w">
      <h2 className="fr-h4">{words.title}</h2>
      <p>{words.introduction}</p>
      <form action={page} method="post" encType="multipart/form-data" noValidate>
        <AddressField value={value} problem={problem} label={words.label} hint={words.hint} />
        <button type="submit" className="fr-btn fr-btn--secondary" name="invite" value="1">
          {words.submit}
        </button>
      </form>
    </section>
  );
}

/** What the form asks for anyway: offered, to be confirmed. */
async function contactEmail(firmId: string): Promise<string> {
  const answers = await findAnswers(firmId);
  const email = answers.find(({ fieldKey }) => fieldKey === REQUIRED_TO_SUBMIT.contactEmail)?.value?.text;
  return typeof email === 'string' ? email : '';
}

export default drawOrExplain(PeoplePage);
