import { redirect } from 'next/navigation';
import { toString as drawQrCode } from 'qrcode';
import { drawConsole } from '@/app/admin/draw-console';
import { readProblem, type SearchParams } from '@/app/admin/sign_in/problem';
import { SignInStep } from '@/app/admin/sign_in/sign-in-step';
import { TextField } from '@/components/form/text-field';
import { totpContext } from '@/lib/administrators/begin-session';
import { totpAddress } from '@/lib/administrators/totp';
import { consoleVisit } from '@/lib/auth/administrator';
import { readReturnAddress, withReturnAddress } from '@/lib/console/return-address';
import { decryptSecret } from '@/lib/keys';
import { signInText } from '@/lib/text/admin-sign-in';

const ACTION = '/admin/sign_in/second_factor/check';

export const metadata = { title: signInText.code.title };

/** Second step: the code, or its enrolment when the account has no second factor yet. */
async function SecondFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const visit = await consoleVisit();
  const next = readReturnAddress((await searchParams).next);
  if (!visit) redirect(withReturnAddress('/admin/sign_in', next));
  const { session, administrator } = visit;
  if (session.completedAt) redirect(next);
  const message = await readProblem(searchParams);
  const problem = message && { fieldId: 'code', message };
  const enrolling = administrator.totpCiphertext === null ? session.totpCiphertext : null;
  if (enrolling === null) return <CodeStep email={administrator.email} problem={problem} next={next} />;
  const secret = decryptSecret(enrolling, totpContext(administrator.id));
  return <EnrolStep email={administrator.email} secret={secret} problem={problem} />;
}

type Problem = { fieldId: string; message: string } | undefined | '';

function CodeStep({ email, problem, next }: { email: string; problem: Problem; next: string }) {
  const text = signInText.code;
  return (
    <SignInStep
      title={text.title}
      introduction={text.introduction(email)}
      problem={problem}
      action={ACTION}
      next={next}
      submit={text.submit}
      after={
        <p className="fr-mt-4w">
          <a href={withReturnAddress('/admin/sign_in', next)}>{text.other}</a>
        </p>
      }
    >
      <TextField id="code" label={text.label} hint={text.hint} autoComplete="one-time-code" value="" errors={[]} />
    </SignInStep>
  );
}

async function EnrolStep({ email, secret, problem }: { email: string; secret: string; problem: Problem }) {
  const text = signInText.enrol;
  const drawing = await drawQrCode(totpAddress(secret, email), { type: 'svg', margin: 4 });
  return (
    <SignInStep
      title={text.title}
      introduction={text.introduction(email)}
      problem={problem}
      action={ACTION}
      submit={text.submit}
      before={
        <>
          <ol>
            {text.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {/* biome-ignore lint/performance/noImgElement: drawn here, for this page alone */}
          <img
            className="pm-qr-code"
            src={`data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`}
            alt={text.qrAlt}
            width={220}
            height={220}
          />
          <p>
            {text.byHand} <code className="pm-code-line">{secret.replace(/(.{4})(?!$)/g, '$1 ')}</code>
          </p>
        </>
      }
    >
      <TextField id="code" label={text.label} inputMode="numeric" autoComplete="one-time-code" value="" errors={[]} />
    </SignInStep>
  );
}

export default drawConsole(SecondFactorPage);
