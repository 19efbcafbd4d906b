import { setGroup } from '@/db/queries/firms';
import { holdGroup } from './hold-group';

/** How a firm applies (art. R2142-19 and R2142-20 Code de la commande publique). */
export const GROUP_KINDS = ['alone', 'conjoint', 'solidaire'] as const;

/**
 * Keeps whether a firm applies alone or leads a group, and of which kind, and whether it relies on other firms; `mandataireSolidaire` counts for a group
 * « conjoint » alone (art. R2142-24). Returns why it could not: `unknown_kind`, or `members_left` when a firm is to apply alone
 * and members are still there, who may have written something.
 */
export function formGroup(
  applicationId: string,
  {
    kind,
    mandataireSolidaire,
    reliesOnFirms = false,
  }: { kind: string; mandataireSolidaire: boolean; reliesOnFirms?: boolean },
): Promise<'unknown_kind' | 'members_left' | undefined> {
  return holdGroup(applicationId, async (tx, { firms }) => {
    const chosen = GROUP_KINDS.find((each) => each === kind);
    if (!chosen) return 'unknown_kind';
    if (chosen === 'alone' && firms.length > 1) return 'members_left';
    await setGroup(tx, applicationId, {
      groupKind: chosen === 'alone' ? null : chosen,
      mandataireSolidaire: chosen === 'conjoint' ? mandataireSolidaire : null,
      reliesOnFirms,
    });
    return undefined;
  });
}
