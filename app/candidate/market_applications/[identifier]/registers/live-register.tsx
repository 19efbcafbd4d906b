'use client';
import { useStore } from '@/components/form/uploads/store';
import { SourceBadge } from '@/components/layout/source-badge';
import { BUTTON } from '@/lib/fields/step-action';
import type { RegisterInWords } from './register-in-words';
import { shownRegisters } from './shown-registers';

type Props = {
  fieldKey: string;
  /** Of the button that takes what it says now. */
  takeNewer: { text: string; about: string };
  drawn: RegisterInWords | null;
  /** An answer may come while one looks: its room is there before, or it would move what is under the pointer. */
  isAwaited: boolean;
};

/** What a register says of a question; with scripts it follows what arrives. */
export function LiveRegister({ fieldKey, takeNewer, drawn, isAwaited }: Props) {
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
      {said.newer && (
        <>
          <p className="fr-message fr-message--warning">{said.newer}</p>
          <button
            type="submit"
            className="fr-btn fr-btn--secondary fr-btn--sm"
            name={BUTTON.takeNewer}
            value={fieldKey}
          >
            {takeNewer.text} <span className="fr-sr-only">{takeNewer.about}</span>
          </button>
        </>
      )}
    </div>
  );
}
