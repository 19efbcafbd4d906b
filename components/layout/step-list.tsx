import type { ReactNode } from 'react';

type Step = {
  key: string;
  label: string;
  /** Absent for a step that one may not open yet. */
  href?: string;
  isCurrent: boolean;
  state: ReactNode;
};

/** Every step with how far it is and the way there, folded; opens without scripts. */
export function StepList({ title, steps }: { title: string; steps: readonly Step[] }) {
  return (
    <details className="pm-steps fr-mb-4w">
      <summary>{title}</summary>
      <ol>
        {steps.map(({ key, label, href, isCurrent, state }) => (
          <li key={key}>
            {href && !isCurrent ? (
              <a href={href}>{label}</a>
            ) : (
              <span aria-current={isCurrent ? 'step' : undefined}>{label}</span>
            )}{' '}
            {state}
          </li>
        ))}
      </ol>
    </details>
  );
}
