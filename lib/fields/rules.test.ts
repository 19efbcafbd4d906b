import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** Browser and server check an answer by the very same rules. */
it('the rules of the input types are bundled for a browser: nothing of Node, no React', async () => {
  const { metafile } = await build({
    entryPoints: ['lib/fields/registry.ts'],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toEqual(expect.arrayContaining(['lib/fields/past-contracts.ts', 'lib/fields/values/cards.ts']));
  expect(inputs.filter((file) => /\.tsx$|node_modules\/(react|next)|^(db|components|app)\//.test(file))).toEqual([]);
});
