import type { ReactNode } from 'react';

type ActionFormProps = {
  title: string;
  /** What will happen, said before the button. */
  consequence: string;
  submit: string;
  action: string;
  children?: ReactNode;
};

/** Something that may be done, alone under its own title: what follows from it, then the button. */
export function ActionForm({ title, consequence, submit, action, children }: ActionFormProps) {
  return (
    <section className="fr-mt-4w">
      <h2 className="fr-h5">{title}</h2>
      <p>{consequence}</p>
      <form action={action} method="post" className="pm-console-form" noValidate>
        {children}
        <button type="submit" className="fr-btn fr-btn--secondary">
          {submit}
        </button>
      </form>
    </section>
  );
}
