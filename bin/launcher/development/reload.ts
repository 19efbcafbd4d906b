import type { Child } from '@/bin/launcher/children';
import type { Life } from '@/bin/launcher/watch';
import { complain, say } from '@/bin/terminal/say';
import { explain } from '@/bin/terminal/stop-error';

/** A process that follows its sources. */
export type Reloaded = {
  /** Whether it is made from a file of the project. */
  isMadeFrom(file: string): boolean;
  /** Makes it anew, while the one before still runs; a failure is said, and that one goes on. */
  make?(): Promise<void>;
  start(): Child;
};

/**
 * Starts a process, and returns what starts it again when files of its own are among those saved. One that ends by itself
 * is said and waits for the next save: a mistake in what was just saved is no reason to end everything.
 */
export async function keepReloaded(life: Life, { isMadeFrom, make, start }: Reloaded) {
  await make?.();
  let child = start();
  let reloading = Promise.resolve();

  const follow = (started: Child) =>
    void started.ended.then((how) => {
      if (started !== child || life.signal.aborted) return;
      complain(`« ${started.name} » s’est arrêté (${how}) : il reviendra au prochain enregistrement.`);
    });

  async function reload(file: string): Promise<void> {
    if (life.signal.aborted) return;
    const { name, stop } = child;
    try {
      await make?.();
    } catch (error) {
      return complain(`« ${name} » continue sans ${file} :\n${explain(error)}`);
    }
    child = { ...child }; // the end that follows is our doing, and not to be said
    await stop();
    say(`« ${name} » repart avec ${file}.`);
    child = start();
    follow(child);
  }

  follow(child);
  life.atEnd(child.name, async () => {
    await reloading;
    await child.stop();
  });
  return (files: string[]): void => {
    const file = files.find(isMadeFrom);
    if (file) reloading = reloading.then(() => reload(file));
  };
}
