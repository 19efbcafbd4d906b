import { Column } from './column';

type FailurePageProps = {
  title: string;
  introduction: string;
  advice: string;
  /** Words before the reference to quote. */
  reference: string;
  /** The reference itself, which the log has too. */
  digest: string | undefined;
  retry: string;
  home: string;
};

/** Something broke: nothing is lost, what to do, what to quote. Its links work without JavaScript. */
export function FailurePage(props: FailurePageProps) {
  return (
    <Column>
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
          {/* biome-ignore lint/a11y/useValidAnchor: an empty address is the page itself, asked for anew */}
          <a className="fr-btn" href="">
            {props.retry}
          </a>
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
