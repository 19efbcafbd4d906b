import { fill } from './page-form';
import type { World } from './world';

/** An application that may be submitted. */
export async function completeApplication(world: World): Promise<Awaited<ReturnType<World['newApplication']>>> {
  const application = await world.newApplication();
  const identity = new FormData();
  identity.append('identite_entreprise_identification_raison_sociale.text', world.canaries.text());
  identity.append('identite_entreprise_contact_email.text', world.canaries.email());
  await world.post(application.candidate, `${application.steps}/company_identification`, identity);
  const body = new FormData();
  body.append('declaration.choice', 'no_exclusion');
  await world.post(application.candidate, `${application.steps}/motifs_exclusion`, body);
  return application;
}

/** One that was submitted. */
export async function submittedApplication(world: World): ReturnType<typeof completeApplication> {
  const application = await completeApplication(world);
  const { candidate, steps } = application;
  const form = await world.formAt(candidate, `${steps}/summary`);
  await world.post(candidate, form.action, fill(form, world.canaries).body);
  return application;
}
