import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import type { Application } from '@/db/queries/applications';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { replacementText } from '@/lib/text/replacement';

type Props = { application: Pick<Application, 'replacedAt' | 'withdrawnAt'>; replacedBy: string | null };

/** Says of a submission that it was replaced, by which one, or withdrawn. */
export function WhatBecameOfIt({ application: { replacedAt, withdrawnAt }, replacedBy }: Props) {
  const { replaced, withdrawn } = replacementText;
  if (withdrawnAt) return <p className="fr-text--bold">{withdrawn.message(formatDateTimeSeconds(withdrawnAt))}</p>;
  if (!replacedAt || !replacedBy) return null;
  return (
    <>
      <p className="fr-text--bold">{replaced.message(formatDateTimeSeconds(replacedAt), replacedBy)}</p>
      <p>
        <a href={stepPath(replacedBy, 'sync_status')}>{replaced.see}</a>
      </p>
    </>
  );
}
