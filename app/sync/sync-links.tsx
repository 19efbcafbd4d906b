import { syncText } from '@/lib/text/sync';

type Props = {
  platform: string;
  back: string | null;
  /** Address of the page itself, as long as it may have something new to say. */
  refresh?: string;
  /** What can be read again of what was finalised or submitted. */
  consult: { href: string; label: string };
  /** The way back is what one came for; otherwise something else on the page is. */
  backIsPrimary: boolean;
};

/** Where one can go from here. */
export function SyncLinks({ platform, back, refresh, consult, backIsPrimary }: Props) {
  return (
    <ul className="fr-btns-group fr-btns-group--inline-md">
      {back && (
        <li>
          <a className={backIsPrimary ? 'fr-btn' : 'fr-btn fr-btn--secondary'} href={back}>
            {syncText.returnTo(platform)}
          </a>
        </li>
      )}
      <li>
        <a className="fr-btn fr-btn--secondary" href={consult.href}>
          {consult.label}
        </a>
      </li>
      {refresh && (
        <li>
          <a className="fr-btn fr-btn--tertiary" href={refresh}>
            {syncText.refresh}
          </a>
        </li>
      )}
    </ul>
  );
}
