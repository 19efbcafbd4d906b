import type { ReactNode } from 'react';
import { Folded } from '@/components/layout/folded';
import { entriesOf } from '@/lib/applications/posted-draft';
import { hasVisible } from '@/lib/input/unseen-characters';
import { type FormField, givenByRegister, isAwaited } from '@/lib/journey/application-form';
import { IDENTITY_CATEGORY } from '@/lib/journey/candidate-steps';
import { isGivenByRegister } from '@/lib/registers/given-by-register';
import { registersText } from '@/lib/text/registers';
import { LiveRegister } from './live-register';
import { registerInWords } from './register-in-words';

/**
 * What a register says of a question, above its form: folded once the register has answered, and always at hand, since
 * nobody must keep what a register says.
 */
export function FromRegister({ field, children }: { field: FormField; children: ReactNode }) {
  const said = registerInWords(field, new Date());
  if (!said && !isGivenByRegister(field.requirement.source)) return children;
  const isAwaitedHere = said ? isAwaited(field) : field.requirement.categoryKey === IDENTITY_CATEGORY;
  const line = (
    <LiveRegister
      fieldKey={field.key}
      takeNewer={{ text: registersText.takeNewer, about: field.label }}
      drawn={said}
      isAwaited={isAwaitedHere}
    />
  );
  if (!givenByRegister(field)) {
    return (
      <>
        {children}
        {line}
      </>
    );
  }
  const isTyped = [...entriesOf(field.key, field.draft).values()].some(hasVisible) || field.problems.length > 0;
  return (
    <div className="pm-registered">
      <p className="fr-label">{field.label}</p>
      {line}
      <Folded title={registersText.answerOneself} about={field.label} isOpen={isTyped}>
        {children}
      </Folded>
    </div>
  );
}
