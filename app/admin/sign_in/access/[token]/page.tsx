import { headers } from 'next/headers';
import { drawConsole } from '@/app/admin/draw-console';
import { readProblem, type SearchParams } from '@/app/admin/sign_in/problem';
import { SignInStep } from '@/app/admin/sign_in/sign-in-step';
import { PasswordField } from '@/components/form/password-field';
import { ownerOfLink } from '@/lib/administrators/choose-password';
import { answerWith } from '@/lib/http/answer-status';
import { consoleText } from '@/lib/text/admin-console';
import { signInText } from '@/lib/text/admin-sign-in';

const text = signInText.link;

type Props = { params: Promise<{ token: string }>; searchParams: SearchParams };

export const metadata = { title: text.title };

/** What a one-time link opens: a password is chosen. Opening the page uses nothing up, sending it does. */
async function OneTimeLinkPage({ params, searchParams }: Props) {
  const { token } = await params;
  const owner = await ownerOfLink(token, new Date());
  if (!owner) return deadLink();
  const message = await readProblem(searchParams);
  return (
    <SignInStep
      title={text.title}
      errorTitle={consoleText.toMend}
      introduction={text.introduction(owner.email)}
      problem={message && { fieldId: 'new_password', message }}
      action={`/admin/sign_in/access/${token}/use`}
      submit={text.submit}
    >
      {/* For password managers: whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={owner.email} />
      <PasswordField
        id="new_password"
        label={text.password}
        hint={text.hint}
        autoComplete="new-password"
        errors={message ? [message] : []}
      />
      <PasswordField id="repeated_password" label={text.repeated} autoComplete="new-password" errors={[]} />
    </SignInStep>
  );
}

async function deadLink() {
  answerWith(await headers(), 404);
  return (
    <>
      <h1>{text.dead.title}</h1>
      <p className="fr-text--lead">{text.dead.introduction}</p>
      <a className="fr-btn" href="/admin/sign_in">
        {text.dead.back}
      </a>
    </>
  );
}

export default drawConsole(OneTimeLinkPage);
