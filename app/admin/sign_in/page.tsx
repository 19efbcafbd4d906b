import { redirect } from 'next/navigation';
import { drawConsole } from '@/app/admin/draw-console';
import { PasswordField } from '@/components/form/password-field';
import { TextField } from '@/components/form/text-field';
import { currentAdministrator } from '@/lib/auth/administrator';
import { readReturnAddress } from '@/lib/console/return-address';
import { signInText as text } from '@/lib/text/admin-sign-in';
import { readProblem, type SearchParams } from './problem';
import { SignInStep } from './sign-in-step';

export const metadata = { title: text.title };

/** First step: address and password. */
async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const next = readReturnAddress((await searchParams).next);
  if (await currentAdministrator()) redirect(next);
  const problem = await readProblem(searchParams);
  return (
    <SignInStep
      title={text.title}
      introduction={text.introduction}
      problem={problem && { fieldId: 'email', message: problem }}
      action="/admin/sign_in/password"
      next={next}
      submit={text.submit}
      after={
        <>
          <h2 className="fr-h6 fr-mt-6w">{text.lost.title}</h2>
          <p>{text.lost.text}</p>
        </>
      }
    >
      <TextField id="email" label={text.email} type="email" autoComplete="username" value="" errors={[]} />
      <PasswordField id="password" label={text.password} autoComplete="current-password" errors={[]} />
    </SignInStep>
  );
}

export default drawConsole(SignInPage);
