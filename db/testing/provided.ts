declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's PostgreSQL, without a database; empty when no test of this run needs one. */
    testServerUrl: string;
  }
}

/** The migrated database that the others are cloned from. Nobody may stay connected to it. */
export const templateDatabase = 'template_migrated';
