import type { ReactNode } from 'react';
import { ActionForm } from '@/app/admin/action-form';
import { PasswordField } from '@/components/form/password-field';

type ConfirmedFormProps = {
  title: string;
  consequence: string;
  submit: string;
  action: string;
  confirmation: { id: string; label: string; errors: readonly string[] };
  children?: ReactNode;
};

/** Something serious that a person does to their own account, confirmed by their password. */
export function ConfirmedForm({ confirmation, children, ...form }: ConfirmedFormProps) {
  return (
    <ActionForm {...form}>
      <PasswordField {...confirmation} autoComplete="current-password" />
      {children}
    </ActionForm>
  );
}
