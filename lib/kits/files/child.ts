import { judge } from './judge';

/** What the pool asks, and what it is answered: `fault` when the judge itself failed. */
export type Question = { path: string };
export type Answer = { verdict: Awaited<ReturnType<typeof judge>> } | { fault: string };

/** The program of a judging process: one file after another, until the process that started it is gone. */
process.on('message', async ({ path }: Question) => {
  const answer: Answer = await judge(path).then(
    (verdict) => ({ verdict }),
    (error: Error) => ({ fault: `${error.name}: ${error.message}` }),
  );
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
