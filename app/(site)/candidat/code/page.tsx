import type { Metadata } from 'next';
import { APPLICATIONS_PATH, CODE_PATH, codeToken } from '@/app/address/address-forms';
import { stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { FormPage } from '@/components/form/form-page';
import { StepButtons } from '@/components/form/step-buttons';
import { TextField } from '@/components/form/text-field';
import { Article } from '@/components/layout/article';
import { Warning } from '@/components/layout/warning';
import { findAwaitedCode } from '@/lib/addresses/codes';
import { candidateText } from '@/lib/text/candidate';
import { codeText as text } from '@/lib/text/people';

type Props = { searchParams: Promise<{ reste?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { reste } = await searchParams;
  return { title: (reste === undefined ? '' : candidateText.errorPrefix) + text.title };
}

/** Where a code is typed: a GET, whoever makes it, uses nothing up. */
async function CodePage({ searchParams }: Props) {
  const { reste } = await searchParams;
  const awaited = await findAwaitedCode(await codeToken(), new Date());
  if (!awaited) {
    const { none } = text;
    const section = { title: none.ask, link: { href: APPLICATIONS_PATH, text: none.ask } };
    return <Article title={none.title} introduction={none.introduction} sections={[section]} />;
  }
  const { code, to } = awaited;
  const left = Number(reste);
  const errors = left > 0 ? [text.wrong(code.triesLeft)] : [];
  const isRefused = to.refusedAt !== null && to.refusedAt >= code.createdAt;
  return (
    <FormPage
      title={text.title}
      action={CODE_PATH}
      errors={
        errors.length > 0
          ? { title: text.errorTitle, errors: errors.map((message) => ({ fieldId: 'code', message })) }
          : undefined
      }
    >
      {isRefused && <Warning {...text.refused} />}
      <p className="fr-text--lead">{text.sent(to.address)}</p>
      <TextField
        id="code"
        label={text.label}
        hint={text.hint}
        value=""
        inputMode="numeric"
        autoComplete="one-time-code"
        errors={errors}
      />
      <StepButtons
        submitLabel={text.confirm}
        previous={{ href: code.askedAt ? stepPath(code.askedAt, 'people') : APPLICATIONS_PATH, label: text.again }}
      />
    </FormPage>
  );
}

export default drawOrExplain(CodePage);
