import { createJobClient } from './client';
import { jobFunctions } from './functions';

/** The background functions as an Inngest server names them: `passe-marche-make-documents`. */
export function functionNames(): string[] {
  const client = createJobClient();
  return jobFunctions(client).map((each) => each.id(client.id));
}
