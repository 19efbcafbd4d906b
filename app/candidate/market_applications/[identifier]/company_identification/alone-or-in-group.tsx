import { groupPath } from '@/app/candidate/market_applications/[identifier]/group/group-page';
import type { Application } from '@/db/queries/applications';
import { groupText as text } from '@/lib/text/groups';

/** The way to say that one applies in a group; who applies alone has nothing to do. */
export function AloneOrInGroup({ application }: { application: Application }) {
  const { groupKind } = application;
  return (
    <p className="fr-mb-2w">
      {groupKind ? `${text.kindNames[groupKind]}. ` : ''}
      <a href={groupPath(application)}>{groupKind ? text.members : text.wayThere}</a>
    </p>
  );
}
