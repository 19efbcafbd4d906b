/** What the engine writes to: a pino logger fits. */
export type Log = Record<'info' | 'warn' | 'error', (about: object, message: string) => void>;
