'use client';
import { useStore } from '@/components/form/uploads/store';
import { SourceBadge } from '@/components/layout/source-badge';
import type { RegisterInWords } from './register-in-words';
import { shownRegisters } from './shown-registers';

type Props = {
  fieldKey: string;
  drawn: RegisterInWords | null;
  /** An answer may come while one looks: its room is there before, or it would move what is under the pointer. */
  isAwaited: boolean;
};

/** What a register says of a question; with scripts it follows what arrives. */
export function LiveRegister({ fieldKey, drawn, isAwaited }: Props) {
  const shown = useStore(shownRegisters);
  const said = fieldKey in shown ? shown[fieldKey] : drawn;
  const className = `pm-register ${isAwaited ? 'pm-register--awaited' : ''}`.trim();
  if (!said) return isAwaited && <div className={className} />;
  return (
    <div className={className}>
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
