import { makeStyles } from '@/bin/launcher/build-if-needed';
import { type Child, startChild } from '@/bin/launcher/children';
import type { Configuration } from '@/bin/launcher/configuration';
import { prepareInstance, startDemoEditor, startDemoRegisters, waitForDemoRegisters } from '@/bin/launcher/launch';
import { reachable, waitUntilReady } from '@/bin/launcher/ready';
import type { Settings } from '@/bin/launcher/servers';
import { keepChild, type Life } from '@/bin/launcher/watch';
import { inProject, projectFolder } from '@/bin/machine/project';
import { say } from '@/bin/terminal/say';
import { bundledWorker, bundledWorkerSettings, bundleWorker } from './bundle-worker';
import { keepReloaded, type Reloaded } from './reload';
import { watchFiles } from './watch-files';

/** Next.js compiles the first address and `instrumentation.ts` before it answers. */
const READY_TIMEOUT_MS = 180_000;

/** What a job was doing is done again by the worker that follows: it is waited for less than at the end of all. */
const STOP_TIMEOUT_MS = 1_000;

const SOURCES = ['bin', 'components', 'db', 'demo', 'inngest', 'lib'];

/**
 * Starts what `launch` starts, from the sources: Next.js compiles the pages as they are visited and saved, the worker and
 * the demo platform start again when a file of theirs is saved. One process of each, whatever `WEB_PROCESSES` says.
 * Resolves when both addresses answer.
 */
export async function launchDevelopment(configuration: Configuration, life: Life): Promise<void> {
  const settings = await prepareInstance(configuration, life);
  await makeStyles(life.signal);
  life.signal.throwIfAborted();
  const { host, port, editorPort, workers } = configuration;
  const reloaded = [
    demoPlatform(configuration),
    demoRegisters(configuration),
    ...(workers > 0 ? [worker(settings)] : []),
  ];
  const reloads = await Promise.all(reloaded.map((each) => keepReloaded(life, each)));
  const stopWatching = watchFiles(projectFolder, SOURCES, (files) => {
    for (const reload of reloads) reload(files);
  });
  life.atEnd('sources', stopWatching);
  let ready = false;
  keepChild(
    life,
    () => startPages(host, port, settings),
    () => ready,
  );
  say('Compilation de l’application…');
  // The first page has the style sheets compiled, which takes longest: it is not left to whoever opens it.
  for (const path of ['/readyz', '/'])
    await waitUntilReady(`http://${reachable(host)}:${port}${path}`, life.signal, READY_TIMEOUT_MS);
  await waitUntilReady(`http://${reachable(host)}:${editorPort}/`, life.signal);
  await waitForDemoRegisters(configuration, life);
  ready = true;
}

function worker(settings: Settings): Reloaded {
  let sources = new Set<string>();
  return {
    isMadeFrom: (file) => sources.has(file),
    make: async () => {
      sources = await bundleWorker();
    },
    start: () => startChild('travaux', bundledWorker, { ...settings, ...bundledWorkerSettings }, STOP_TIMEOUT_MS),
  };
}

/** Programs of the demonstration are small enough to be compiled as they are loaded. */
const isSource = (file: string): boolean => /\.(ts|css)$/.test(file) && !file.endsWith('.test.ts');

/** It offers the firms that the simulated registers know. */
const demoPlatform = (configuration: Configuration): Reloaded => ({
  isMadeFrom: (file) => file.startsWith('demo/') && isSource(file),
  start: () => startDemoEditor(configuration),
});

const demoRegisters = (configuration: Configuration): Reloaded => ({
  isMadeFrom: (file) => file.startsWith('demo/registers/') && isSource(file),
  start: () => startDemoRegisters(configuration),
});

/** Next.js' own server for development. */
function startPages(host: string, port: number, settings: Settings): Child {
  const next = inProject('node_modules', 'next', 'dist', 'bin', 'next');
  const args = [next, 'dev', '--hostname', host, '--port', String(port)];
  return startChild('web', args, { ...settings, NODE_ENV: 'development' });
}
