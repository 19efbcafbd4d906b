import { readFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { programBundle } from '@/bin/launcher/bundle-program';
import { inProject, projectFolder } from '@/bin/machine/project';
import { StopError } from '@/bin/terminal/stop-error';

const cache = (...parts: string[]) => inProject('node_modules', '.cache', 'passe-marche', ...parts);

/** Where the worker's own modules are written as one file, beside packages that it imports as ever. */
const outfile = cache('worker.mjs');

/** How Node runs it. */
export const bundledWorker = ['--enable-source-maps', '--max-semi-space-size=4', outfile];

/** Where Node keeps what it has compiled of the packages: they are most of what a start takes. */
export const bundledWorkerSettings = { NODE_COMPILE_CACHE: cache('compiled') };

/**
 * Makes one file of the worker's modules: a second or two less to start than when each is compiled as it is loaded.
 * Returns the files that it was made from, as paths in the project. Throws a StopError that shows what cannot be compiled.
 */
export async function bundleWorker(): Promise<Set<string>> {
  const { metafile } = await build({
    ...programBundle('bin', 'worker.ts'),
    outfile,
    sourcemap: 'inline',
    metafile: true,
    plugins: [keepPlaces],
  }).catch((error: Error) => {
    throw new StopError(error.message);
  });
  return new Set(Object.keys(metafile.inputs).map((file) => relative(projectFolder, inProject(file))));
}

/** A module that asks where it is gets the answer of its source. */
const keepPlaces: Plugin = {
  name: 'places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => ({
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      contents: (await readFile(path, 'utf8'))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    })),
};
