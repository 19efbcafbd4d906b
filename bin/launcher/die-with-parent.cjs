/**
 * Preloaded into every process that the launcher starts (`node --require`): ends it when the launcher dies, even by
 * `kill -9`, which nothing else would tell. The system closes the channel that the launcher held.
 *
 * A process hands its preloads on to those it forks: LAUNCHER_PID tells them apart. Theirs is another channel, which
 * they may live by, and unreferencing it would end them at once.
 */
const { isMainThread } = require('node:worker_threads');

if (isMainThread && process.connected && process.env.LAUNCHER_PID === String(process.ppid)) {
  process.on('disconnect', () => process.exit(1));
  process.channel.unref(); // listening for that alone must not keep the process up
}
