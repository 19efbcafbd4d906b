import { createStore } from '@/components/form/uploads/store';
import type { RegisterInWords } from './register-in-words';

/** What registers have said since the page was drawn, by key of field; in the browser only. */
export const shownRegisters = createStore<Readonly<Record<string, RegisterInWords | null>>>({});
