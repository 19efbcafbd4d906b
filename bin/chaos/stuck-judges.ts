import { kill } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { openApplication, postFile } from '@/bin/bench/uploads';
import { type Instance, startInstance } from '@/bin/launcher/instance';
import { isAlive } from '@/bin/machine/processes';
import { complain, say } from '@/bin/terminal/say';
import { pdf } from '@/lib/kits/files/testing/samples';
import { childrenOf, findVictims } from './victims';

const POLL_MS = 50;
/** Each of two processes takes two files within the minute, one after the other; the fifth waits in vain. */
const CANDIDATES = 5;
const BETWEEN_POSTS_MS = 500;
const SECONDS_TO_GO = 5;

/**
 * Every judging process is stopped (SIGSTOP) as soon as it starts, so that no file gets its verdict. True when each file
 * is answered 503 with `Retry-After`, whether its process had its time or none was free for a minute, `/livez` goes on, and
 * no judging process outlives a web process killed by -9.
 */
export async function stickJudges(): Promise<boolean> {
  const instance = await startInstance({ RATE_LIMITS: 'off', LOG_LEVEL: 'error' }, 'chaos-judges');
  const judges = new Set<number>();
  const stopping = setInterval(() => stopNew(judges, instance), POLL_MS);
  try {
    const { answers, isServed } = await sendFiles(instance);
    const isTold = answers.every((answer) => answer === '503 Retry-After: 30');
    report(
      isServed && isTold,
      `juges arrêtés : réponses ${answers.join(', ')}, /livez ${isServed ? 'répond' : 'muet'}`,
    );
    const orphans = await orphansOfKilledWeb(instance, judges);
    report(orphans.length === 0, `web tué par -9 : ${orphans.length} juge(s) sur ${judges.size} encore là`);
    return isServed && isTold && orphans.length === 0;
  } finally {
    clearInterval(stopping);
    for (const pid of [...judges].filter(isAlive)) kill(pid, 'SIGKILL');
    await instance.stop();
  }
}

const report = (isAsWanted: boolean, line: string) => (isAsWanted ? say(line) : complain(line));

function stopNew(judges: Set<number>, instance: Instance): void {
  for (const pid of findVictims(instance.pid, 'web').flatMap(childrenOf)) {
    if (judges.has(pid)) continue;
    judges.add(pid);
    if (isAlive(pid)) kill(pid, 'SIGSTOP');
  }
}

/** One file of each candidate, one after the other; `/livez` is asked while they wait. */
async function sendFiles(instance: Instance): Promise<{ answers: string[]; isServed: boolean }> {
  const { origin } = new URL(instance.applicationUrl);
  const targets = [];
  for (let rank = 0; rank < CANDIDATES; rank += 1) targets.push(await openApplication(origin));
  const answers: Promise<string>[] = [];
  for (const target of targets) {
    answers.push(postFile(target, pdf()).then(describe));
    await delay(BETWEEN_POSTS_MS);
  }
  const { ok } = await fetch(`${origin}/livez`, { signal: AbortSignal.timeout(1_000) });
  return { answers: await Promise.all(answers), isServed: ok };
}

function describe({ status, headers }: Response): string {
  const retryAfter = headers.get('retry-after');
  return retryAfter === null ? String(status) : `${status} Retry-After: ${retryAfter}`;
}

/** The judging processes that are still there some seconds after the web process that started them was killed. */
async function orphansOfKilledWeb(instance: Instance, judges: Set<number>): Promise<number[]> {
  const [web] = findVictims(instance.pid, 'web');
  if (web === undefined) throw new Error('no web process was found');
  const { origin } = new URL(instance.applicationUrl);
  const target = await openApplication(origin);
  const before = judges.size;
  const posted = postFile(target, pdf()).catch(() => undefined);
  while (judges.size === before) await delay(POLL_MS);
  kill(web, 'SIGKILL');
  await posted;
  for (let left = (SECONDS_TO_GO * 1_000) / POLL_MS; left > 0 && [...judges].some(isAlive); left -= 1) {
    await delay(POLL_MS);
  }
  return [...judges].filter(isAlive);
}
