import type { ReactNode } from 'react';

type Page = { key: string; label: string; href: string; isCurrent: boolean; state?: ReactNode };

/** A step of one page, or its name and the pages that it is made of. */
export type ListedStep = Page | { key: string; label: string; pages: readonly Page[] };

/** Every page, by step, with how far it is and the way there, folded; opens without scripts. */
export function StepList({ title, steps }: { title: string; steps: readonly ListedStep[] }) {
  return (
    <details className="pm-steps">
      <summary>{title}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step.key}>
            {'pages' in step ? (
              <>
                {step.label}
                <ul>
                  {step.pages.map((page) => (
                    <li key={page.key}>
                      <PageLink {...page} />
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <PageLink {...step} />
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function PageLink({ label, href, isCurrent, state }: Page) {
  return (
    <>
      {isCurrent ? <span aria-current="step">{label}</span> : <a href={href}>{label}</a>} {state}
    </>
  );
}
