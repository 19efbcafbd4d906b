import { createStore } from './store';

/** What the antivirus said of a file since the page was drawn; `problem`: it is no longer kept, and why. */
export type Scan = { text: string; problem: string | null };

/** By key of the file. */
export const scans = createStore<Readonly<Record<string, Scan>>>({});
