import type { ReactNode } from 'react';
import { ErrorSummary } from '@/components/form/error-summary';
import { signInText } from '@/lib/text/admin-sign-in';

type SignInStepProps = {
  title: string;
  /** Above what went wrong. */
  errorTitle?: string;
  introduction: string;
  problem: { fieldId: string; message: string } | undefined | '';
  action: string;
  /** Where the person goes once signed in. */
  next?: string;
  submit: string;
  children: ReactNode;
  /** What comes before the form, and after it. */
  before?: ReactNode;
  after?: ReactNode;
};

/** One question per page, one button: what every page of signing in is made of. */
export function SignInStep(props: SignInStepProps) {
  const {
    title,
    errorTitle = signInText.errors,
    introduction,
    problem,
    action,
    next,
    submit,
    children,
    before,
    after,
  } = props;
  return (
    <div className="fr-grid-row">
      <div className="fr-col-12 fr-col-md-8 fr-col-lg-6">
        {problem && <ErrorSummary title={errorTitle} errors={[problem]} />}
        <h1>{title}</h1>
        <p className="fr-text--lead">{introduction}</p>
        {before}
        <form action={action} method="post" noValidate>
          {next && <input type="hidden" name="next" value={next} />}
          {children}
          <button type="submit" className="fr-btn">
            {submit}
          </button>
        </form>
        {after}
      </div>
    </div>
  );
}
