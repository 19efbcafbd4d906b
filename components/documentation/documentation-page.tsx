import type { ReactNode } from 'react';

type Props = {
  title: string;
  introduction: string /** The words that lead back to the guide; none on the guide itself. */;
  back?: string;
  children: ReactNode;
};

/** The frame of a page of the documentation. */
export function DocumentationPage({ title, introduction, back, children }: Props) {
  return (
    <div className="fr-container fr-py-6w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-10">
          <h1>{title}</h1>
          <p className="fr-text--lead">{introduction}</p>
          {children}
          {back && (
            <p className="fr-mt-4w">
              <a className="fr-link" href="/documentation/api">
                {back}
              </a>
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
