import type { ReactNode } from 'react';
import { Column } from '@/components/layout/column';
import { ErrorSummary } from './error-summary';

type FormPageProps = {
  /** The journey's stepper. */
  stepper?: ReactNode;
  /** The question this page asks: its only `h1`. */
  title: string;
  errors?: Parameters<typeof ErrorSummary>[0];
  /** Where it posts; the page's own address, without what follows « ? », unless it says otherwise. */
  action?: string;
  children: ReactNode;
};

/** A step: stepper, what to mend, question, then a form that posts to the page's own address (files included). */
export function FormPage({ stepper, title, errors, action = '?', children }: FormPageProps) {
  return (
    <Column>
      {stepper}
      {errors && <ErrorSummary {...errors} />}
      <h1>{title}</h1>
      {/* « ? »: the page's own address without its fragment, which would otherwise go on to the next page (RFC 9110, 10.2.2). */}
      <form action={action} method="post" encType="multipart/form-data" noValidate>
        {/* Enter uses the first button of a form: it must mean « continue », not « remove this file ». */}
        <button type="submit" className="fr-sr-only" tabIndex={-1} aria-hidden />
        {children}
      </form>
    </Column>
  );
}
