import { userInfo } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { complain, say } from '@/bin/terminal/say';
import { drawTable, type Outcome } from '@/bin/terminal/table';
import { closeDatabase } from '@/db/database';
import { runAs } from '@/lib/audit/actor';
import { describeFailure, UsageError } from './command-failure';
import { joinInstance } from './join-instance';

type Values = Record<string, string | boolean | undefined>;

/** A command of an operator's tool: the options it takes beside `--json`, how many words, and what it does. */
export type Command = {
  options: readonly string[];
  words: 0 | 1;
  run(values: Values, word: string, now: Date): Promise<Outcome>;
};

/** A set of commands, the text that explains them, and what their one word is (a `client_id` unless it is said). */
export type Tool = { commands: Record<string, Command>; usage: string; word?: string };

type Answer = { status: number; stdout: string; stderr: string };

/** Runs a command line against the instance, prints what comes of it and sets the exit status. */
export async function runCommand(tool: Tool, args: string[]): Promise<void> {
  const { status, stdout, stderr } = await answerCommand(tool, args);
  if (stdout) say(stdout);
  if (stderr) complain(stderr);
  process.exitCode = status;
  await closeDatabase();
}

/** What `<command> [word] [--option value…] [--json]` answers. Errors take one line each, on the standard error. */
export async function answerCommand(
  { commands, usage, word: wordName = 'client_id' }: Tool,
  args: string[],
): Promise<Answer> {
  try {
    if (args.includes('--help')) return success(usage);
    const [name = '', ...rest] = args;
    if (args.length === 0) throw new UsageError(usage);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`Commande inconnue : « ${name} ». Aide : --help.`);
    const { json, word, values } = readArguments(command, rest, wordName);
    await joinInstance();
    const outcome = await runAs(operator(), () => command.run(values, word, new Date()));
    const stdout = json ? JSON.stringify(outcome.data, null, 2) : drawTable(outcome);
    return { status: outcome.failed ? 1 : 0, stdout, stderr: '' };
  } catch (error) {
    const { lines, status } = describeFailure(error);
    return { status, stdout: '', stderr: lines.join('\n') };
  }
}

/** Who typed the command: the account on this machine, which in a container may have no name. */
function operator() {
  try {
    return { actor: { kind: 'operator', id: userInfo().username } } as const;
  } catch {
    return { actor: { kind: 'operator', id: String(process.getuid?.() ?? '') } } as const;
  }
}

const success = (stdout: string): Answer => ({ status: 0, stdout, stderr: '' });

function readArguments(command: Command, args: string[], wordName: string) {
  const named = command.options.map((name) => [name, { type: 'string' }] as const);
  const options = { ...Object.fromEntries(named), json: { type: 'boolean' } } as const;
  const { values, positionals } = orUsageError(() => parseArgs({ args, options, allowPositionals: true }));
  const { json, ...others } = values as Values;
  if (positionals.length !== command.words) {
    throw new UsageError(
      command.words === 1 ? `Il faut un ${wordName}, et un seul.` : `En trop : ${positionals.join(' ')}`,
    );
  }
  return { json: json === true, word: positionals[0] ?? '', values: others };
}

/** What Node's parser says, in French and in one line. */
function orUsageError<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [, option] = /'(?:-\w, )?(--?[^\s'=]+)/.exec(message) ?? [];
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`Option inconnue : ${option}. Aide : --help.`);
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw new UsageError(option === '--json' ? '--json ne prend pas de valeur.' : `${option} attend une valeur.`);
    }
    throw error;
  }
}
