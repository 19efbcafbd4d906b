import { createStore } from '@/components/form/uploads/store';
import type { StateInWords } from './states';

/** What changed since the page was drawn, by part; in the browser only. */
export const shownStates = createStore<Readonly<Record<string, StateInWords>>>({});
