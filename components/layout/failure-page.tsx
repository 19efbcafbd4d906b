import { Column } from './column';

type FailurePageProps = {
  title: string;
  introduction: string;
  advice: string;
  /** Words before the reference to quote. */
  reference: string;
  digest: string | undefined;
  retry: string;
  home: string;
  onRetry: () => void;
};

export function FailurePage(props: FailurePageProps) {
  return (
    <Column>
      <title>{props.title}</title>
      <h1>{props.title}</h1>
      <p className="fr-text--lead">{props.introduction}</p>
      <p>{props.advice}</p>
      {props.digest && (
        <p>
          {props.reference} <code>{props.digest}</code>
        </p>
      )}
      <ul className="fr-btns-group fr-btns-group--inline-md fr-mt-4w">
        <li>
          <button type="button" className="fr-btn" onClick={props.onRetry}>
            {props.retry}
          </button>
        </li>
        <li>
          <a className="fr-btn fr-btn--secondary" href="/">
            {props.home}
          </a>
        </li>
      </ul>
    </Column>
  );
}
