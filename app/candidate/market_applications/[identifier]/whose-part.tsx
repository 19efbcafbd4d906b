import type { Application } from '@/db/queries/applications';
import { readPartIdentifier } from '@/lib/identifiers';
import { groupText } from '@/lib/text/groups';
import { groupPath } from './group/group-page';

const text = groupText.part;

/** Above each page of a group member's part: whose it is, and who fills it. Nothing for the firm that leads. */
export function WhosePart({ application }: { application: Application }) {
  const { rank, companyName, declaredBy, identifier } = application;
  if (rank === 1) return null;
  const name = companyName ?? groupText.unnamed;
  // A badge is drawn in a line of its own: as the paragraph itself it would be read in one breath with what follows.
  if (declaredBy !== 'mandataire')
    return (
      <p>
        <span className="fr-badge fr-badge--info fr-badge--no-icon">{text.notice(name)}</span>
      </p>
    );
  return (
    <p>
      {text.byMandate(name)} <a href={groupPath(readPartIdentifier(identifier))}>{text.backToGroup}</a>
    </p>
  );
}
