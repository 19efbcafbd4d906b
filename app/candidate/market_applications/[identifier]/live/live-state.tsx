'use client';
import { useStore } from '@/components/form/uploads/store';
import { StateBadge } from '@/components/layout/state-badge';
import { shownStates } from './shown-states';
import type { StateInWords } from './states';

/** How far a part of the form is; with scripts it follows what is saved, without a word. */
export function LiveState({ part, drawn }: { part: string; drawn: StateInWords }) {
  const { tone, text } = useStore(shownStates)[part] ?? drawn;
  return <StateBadge tone={tone}>{text}</StateBadge>;
}
