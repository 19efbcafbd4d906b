import { testApplication } from './application';

// Run by a test in a process of its own, to be killed with -9 in the middle of the second step. Its output is its report.
const [databaseUrl = '', leaseMs = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

const { engine } = testApplication(
  databaseUrl,
  (client) => [
    client.createFunction({ id: 'killed', triggers: [{ event: 'killed' }] }, async ({ step }) => {
      await step.run('one', () => say('one'));
      await step.run('two', () => {
        say('two');
        return new Promise(() => {});
      });
    }),
  ],
  { leaseMs: Number(leaseMs) },
);
await engine.start();
say('started');
