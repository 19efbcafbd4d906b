import { createStore } from '@/components/form/uploads/store';

/** How far a part of the form is, as its badge says it. */
export type StateInWords = { tone: 'done' | 'started' | 'to_do' | 'to_mend'; text: string };

/** What changed since the page was drawn, by part. */
export const states = createStore<Readonly<Record<string, StateInWords>>>({});

/** Name of a step among the parts; a section has its id. */
export const stepPart = (step: string) => `step ${step}`;
