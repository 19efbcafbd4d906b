import type { ReactNode } from 'react';
import { PasswordField } from '@/components/form/password-field';

type ConfirmedFormProps = {
  title: string;
  introduction?: string;
  /** What will happen, said before the button. */
  consequence: string;
  submit: string;
  action: string;
  confirmation: { id: string; label: string; errors: readonly string[] };
  children?: ReactNode;
};

/** Something serious that a person does to their own account, confirmed by their password. */
export function ConfirmedForm(props: ConfirmedFormProps) {
  const { title, introduction, consequence, submit, action, confirmation, children } = props;
  return (
    <section className="fr-mt-4w">
      <h2 className="fr-h4">{title}</h2>
      {introduction && <p>{introduction}</p>}
      <p>{consequence}</p>
      <form action={action} method="post" className="pm-console-form">
        <PasswordField {...confirmation} autoComplete="current-password" />
        {children}
        <button type="submit" className="fr-btn fr-btn--secondary">
          {submit}
        </button>
      </form>
    </section>
  );
}
