import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Browser and server check an answer by the very same rules. */

const bundle = (entry: string) =>
  build({
    entryPoints: [entry],
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });

it('the rules of the input types are bundled for a browser: nothing of Node, no React', async () => {
  const inputs = Object.keys((await bundle('lib/fields/registry.ts')).metafile.inputs);
  expect(inputs).toEqual(expect.arrayContaining(['lib/fields/past-contracts.ts', 'lib/fields/values/cards.ts']));
  expect(inputs.filter((file) => /\.tsx$|node_modules\/(react|next)|^(db|components|app)\//.test(file))).toEqual([]);
});

it('what a page loads to check a form weighs little, and has no telephone numbers before one is asked for', async () => {
  const entry = 'app/candidate/market_applications/[identifier]/checking/load-rules.ts';
  const { metafile, outputFiles } = await bundle(entry);
  const outputs = Object.entries(metafile.outputs);
  const [first = ''] = outputs.find(([, { entryPoint }]) => entryPoint === entry) ?? [];
  const atOnce = [first, ...importedBy(metafile.outputs, first)];
  const inputs = atOnce.flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
  expect(inputs).toEqual(expect.arrayContaining(['lib/fields/past-contracts.ts']));
  expect(inputs.filter((file) => /libphonenumber|^db\//.test(file))).toEqual([]);
  const all = outputs.flatMap(([, output]) => Object.keys(output.inputs));
  expect(all.some((file) => file.includes('libphonenumber'))).toBe(true);
  const files = outputFiles.filter(({ path }) => atOnce.some((name) => path.endsWith(`/${name}`)));
  expect(files.length).toBeGreaterThan(0);
  const bytes = files.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
  // zod whole, with its forty languages, would be a hundred thousand by itself.
  expect(bytes).toBeLessThan(50_000);
});

type Outputs = Awaited<ReturnType<typeof bundle>>['metafile']['outputs'];

/** The files that come with this one, those that it asks for later apart. */
function importedBy(outputs: Outputs, file: string): string[] {
  const direct = (outputs[file]?.imports ?? []).filter(({ kind }) => kind === 'import-statement');
  return direct.flatMap(({ path }) => [path, ...importedBy(outputs, path)]);
}
