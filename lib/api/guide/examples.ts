/**
 * The programs of the documentation, one pair for each language: files of `public`, shown and served as they are, and run by the
 * tests. `runs`: the program that runs them, with the options that come first.
 */
export type Example = {
  language: string;
  runs: string;
  client: string;
  /** A receiver of webhooks, or what verifies one that was kept. */
  webhook: string;
};

export const EXAMPLES = [
  { language: 'Shell (curl, openssl)', runs: 'sh', client: 'client.sh', webhook: 'verify.sh' },
  { language: 'Node.js', runs: 'node', client: 'client.mjs', webhook: 'receiver.mjs' },
  { language: 'PHP', runs: 'php', client: 'client.php', webhook: 'receiver.php' },
  { language: 'Python', runs: 'python3', client: 'client.py', webhook: 'receiver.py' },
  { language: 'Ruby', runs: 'ruby', client: 'client.rb', webhook: 'receiver.rb' },
  { language: 'Java', runs: 'java', client: 'Client.java', webhook: 'Receiver.java' },
] as const satisfies readonly Example[];

/** Where the files are, in `public` and on the site alike. */
export const EXAMPLES_PATH = '/documentation/exemples';
