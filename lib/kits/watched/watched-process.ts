import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { execPath } from 'node:process';
import type { Reply } from './answer-parent';

export type Limits = {
  /** Memory in use (resident), in bytes, beyond which the process is ended. */
  memoryBytes: number;
  /** Processor time for one question. */
  processorSeconds: number;
  /** Time on the clock for one question, which a machine that is busy otherwise may need. */
  clockSeconds: number;
};

/** How it is run: arguments of Node, the program's path last. The program calls `answerParent`. */
export type Program = readonly string[];

export type Life = {
  /** The system's own limit, for a process that nobody watches any more; a process that used half of it is replaced. */
  processorSeconds: number;
  /** Questions after which it is replaced. */
  questions: number;
  /** What it may keep in use (resident) after an answer, in bytes; beyond, it is replaced. */
  restingBytes?: number;
};

/** `over`: the question needs more than the limits; `crashed`: the process ended by itself, or its program failed. */
export type Outcome<Answer> = { answer: Answer } | { over: keyof Limits } | { crashed: string };

const WATCH_EVERY_MS = 50;
/** Linux counts processor time in hundredths of a second (USER_HZ, on every architecture that Node runs on). */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4_096;

/**
 * The system ends a process that has used its processor time, and one whose parent has died (setpriv of util-linux, where
 * there is one). `$0` is Node.
 */
const startWithin = ({ processorSeconds }: Life) =>
  `ulimit -t ${processorSeconds}; ulimit -c 0; p=$(command -v setpriv) && exec "$p" --pdeathsig KILL "$0" "$@"; exec "$0" "$@"`;

/** One child process that answers questions, one at a time, watched from outside. It has nothing of our environment. */
export class WatchedProcess<Question extends object, Answer> {
  private readonly child: ChildProcess;
  private readonly ready: Promise<void>;
  private hasEnded = false;
  private asked = 0;

  constructor(
    program: Program,
    private readonly limits: Limits,
    private readonly life: Life,
  ) {
    const heapMegabytes = Math.floor(limits.memoryBytes / 2 / 1_048_576);
    const start = startWithin(life);
    this.child = spawn('/bin/sh', ['-c', start, execPath, `--max-old-space-size=${heapMegabytes}`, ...program], {
      env: { PATH: '/usr/bin:/bin', NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.child.on('error', () => {
      this.hasEnded = true;
    });
    this.child.once('exit', () => {
      this.hasEnded = true;
    });
    this.ready = new Promise((resolve) => {
      this.child.once('message', () => resolve());
    });
    this.yieldToOthers();
    this.keepUp(false);
  }

  /** Only a question that waits for its answer keeps our own process up. */
  private keepUp(isNeeded: boolean): void {
    const method = isNeeded ? 'ref' : 'unref';
    this.child[method]();
    this.child.channel?.[method]();
  }

  /** The process that serves people comes first. */
  private yieldToOthers(): void {
    const { pid } = this.child;
    try {
      if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // It has ended already.
    }
  }

  /** False once it should be asked no more: ended, grown, or with too little of its processor time left. */
  get isUsable(): boolean {
    const { processorSeconds, questions, restingBytes = Number.POSITIVE_INFINITY } = this.life;
    const isWorn = this.processorSeconds() >= processorSeconds / 2 || this.asked >= questions;
    return !this.hasEnded && !isWorn && this.residentBytes() <= restingBytes;
  }

  /** Asks it. After anything but an answer the process is ended. */
  async ask(question: Question): Promise<Outcome<Answer>> {
    this.keepUp(true);
    this.asked += 1;
    const outcome: Outcome<Answer> = this.hasEnded ? { crashed: 'it did not start' } : await this.waitFor(question);
    this.keepUp(false);
    if (!('answer' in outcome)) this.end();
    return outcome;
  }

  /** The question's time begins before the process is ready: one that never is must not keep its place. */
  private waitFor(question: Question): Promise<Outcome<Answer>> {
    const { child } = this;
    const before = this.processorSeconds();
    const since = performance.now();
    return new Promise((resolve) => {
      const watch = setInterval(() => {
        const over = this.whatIsOver(before, since);
        if (over) settle({ over });
      }, WATCH_EVERY_MS);
      const onAnswer = (reply: 'ready' | Reply<Answer>) => {
        if (reply !== 'ready') settle('fault' in reply ? { crashed: reply.fault } : reply);
      };
      const onExit = (code: number | null, signal: string | null) =>
        settle({ crashed: `it ended (${signal ?? code})` });
      const onError = (error: Error) => settle({ crashed: error.message });
      const settle = (outcome: Outcome<Answer>) => {
        clearInterval(watch);
        child.off('message', onAnswer).off('exit', onExit).off('error', onError);
        resolve(outcome);
      };
      child.on('message', onAnswer).on('exit', onExit).on('error', onError);
      const onSent = (error: Error | null) => error && settle({ crashed: error.message });
      void this.ready.then(() => child.connected && child.send(question, onSent));
    });
  }

  private whatIsOver(processorBefore: number, since: number): keyof Limits | undefined {
    const { memoryBytes, processorSeconds, clockSeconds } = this.limits;
    if (this.residentBytes() > memoryBytes) return 'memoryBytes';
    if (this.processorSeconds() - processorBefore > processorSeconds) return 'processorSeconds';
    return performance.now() - since > clockSeconds * 1_000 ? 'clockSeconds' : undefined;
  }

  /** Fields 14 and 15 of proc_pid_stat(5), user and system time; the second, a name, is in parentheses. */
  private processorSeconds(): number {
    const fields = this.read('stat').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
  }

  private residentBytes(): number {
    return Number(this.read('statm').split(' ')[1] ?? 0) * PAGE_BYTES;
  }

  private read(file: string): string {
    try {
      return readFileSync(`/proc/${this.child.pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  }

  end(): void {
    this.hasEnded = true;
    this.child.kill('SIGKILL');
  }
}
