import cluster, { type Worker } from 'node:cluster';
import { env, exit, kill } from 'node:process';
import { complain } from '@/bin/terminal/say';
import { RestartBudget } from './restart-budget';
import { webNode } from './web-node';

/**
 * Several web servers on one port (`WEB_PROCESSES`). This process listens and hands each connection to the next of them,
 * in turn: they get equal shares, which the system's own way (SO_REUSEPORT) does not promise, and none is handed to one
 * that has died. One that dies is replaced; when they die again and again the launcher is left to say so.
 */
const restarts = new RestartBudget(5, 60_000);
let hasServed = false;
let stopping = false;

cluster.setupPrimary({ exec: '.next/standalone/server.js', execArgv: webNode });
cluster.on('listening', () => {
  hasServed = true;
});
cluster.on('exit', (worker, code, signal) => {
  if (stopping) return exitWithTheLast();
  const how = signal ? `signal ${signal}` : `code ${code}`;
  const given = hasServed && restarts.take(performance.now());
  complain(`Le serveur ${worker.process.pid} s’est arrêté (${how})${given ? ' : un autre le remplace.' : '.'}`);
  if (given) cluster.fork();
  else stop(1);
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(0));
for (let count = Number(env.WEB_PROCESSES); count > 0; count -= 1) cluster.fork();

const servers = (): Worker[] => Object.values(cluster.workers ?? {}).flatMap((worker) => worker ?? []);

/** Each server finishes what it is answering; the launcher kills those that linger. */
function stop(status: number): void {
  if (stopping) return;
  stopping = true;
  process.exitCode = status;
  for (const {
    process: { pid },
  } of servers())
    if (pid) kill(pid, 'SIGTERM');
  exitWithTheLast();
}

function exitWithTheLast(): void {
  if (servers().length === 0) exit();
}
