'use client';
import { useStore } from '@/components/form/uploads/store';
import { SourceBadge } from '@/components/layout/source-badge';
import type { RegisterInWords } from './register-in-words';
import { shownRegisters } from './shown-registers';

type Props = { fieldKey: string; drawn: RegisterInWords | null };

/** What a register says of a question; with scripts it follows what arrives. */
export function LiveRegister({ fieldKey, drawn }: Props) {
  const shown = useStore(shownRegisters);
  const said = fieldKey in shown ? shown[fieldKey] : drawn;
  // Its room is there before it says anything: what arrives must move nothing under the pointer.
  if (!said) return <div className="pm-register" />;
  return (
    <div className="pm-register">
      {said.badge && (
        <p>
          <SourceBadge source="register">{said.badge}</SourceBadge> {said.value && <strong>{said.value}</strong>}
        </p>
      )}
      <p className="fr-hint-text">{said.text}</p>
      {said.notices.map((notice) => (
        <p className="fr-message fr-message--warning" key={notice}>
          {notice}
        </p>
      ))}
    </div>
  );
}
