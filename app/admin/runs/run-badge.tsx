import { StateBadge } from '@/components/layout/state-badge';
import type { RunState } from '@/db/jobs/listing';
import { runText as text } from '@/lib/text/admin-runs';

const TONES = { active: 'started', waiting: 'to_do', completed: 'done', failed: 'to_mend' } as const;

export const RunBadge = ({ state }: { state: RunState }) => (
  <StateBadge tone={TONES[state]}>{text.states[state]}</StateBadge>
);
