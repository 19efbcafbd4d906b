import type { GetStepTools, Inngest } from 'inngest';
import { originOf, withOrigin } from '@/lib/observability/origin';
import { traced } from '@/lib/observability/trace';

type Step = Pick<GetStepTools<Inngest>, 'run'>;

/** The steps of a run that come from the request its event came from: their log lines and spans say so. */
export function stepsOf(event: { name: string; data: unknown }, step: Step) {
  const origin = originOf(event.data);
  return {
    run: <T>(id: string, work: () => Promise<T>) =>
      step.run(id, () => withOrigin(origin, () => traced(`step ${id}`, { 'event.name': event.name }, work))),
  };
}
