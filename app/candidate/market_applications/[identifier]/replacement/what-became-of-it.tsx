import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { Alert } from '@/components/layout/alert';
import type { Application } from '@/db/queries/applications';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { replacementText } from '@/lib/text/replacement';

type Props = { application: Pick<Application, 'replacedAt' | 'withdrawnAt'>; replacedBy: string | null };

/** Says of a submission that it was replaced, by which one, or withdrawn. */
export function WhatBecameOfIt({ application: { replacedAt, withdrawnAt }, replacedBy }: Props) {
  const { replaced, withdrawn } = replacementText;
  if (!withdrawnAt && !(replacedAt && replacedBy)) return null;
  return (
    <div className="fr-mb-4w">
      {withdrawnAt ? (
        <Alert severity="warning" title={withdrawn.title}>
          <p>{withdrawn.message(formatDateTimeSeconds(withdrawnAt))}</p>
        </Alert>
      ) : (
        replacedAt &&
        replacedBy && (
          <Alert severity="info" title={replaced.title}>
            <p>{replaced.message(formatDateTimeSeconds(replacedAt), replacedBy)}</p>
            <p>
              <a href={stepPath(replacedBy, 'sync_status')}>{replaced.see}</a>
            </p>
          </Alert>
        )
      )}
    </div>
  );
}
