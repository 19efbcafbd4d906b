import { existsSync, globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import postcss, { type Root } from 'postcss';
import { inProject } from '@/bin/machine/project';

/** What the DSFR's own scripts put on elements while a page lives: on no page when it is drawn, hence in no source. */
const PUT_BY_SCRIPTS =
  /--(opened|expanded|expandable|scrolling|shown|hidden|no-scroll|left|right|up|down)$|shadow|collaps|transition|scroll/;

const dsfr = (...parts: string[]) => inProject('node_modules', '@codegouvfr', 'react-dsfr', ...parts);

/**
 * Leaves in the DSFR's style sheet only what the sources name: a phone waits for it before it draws anything. Files of
 * node_modules may be shared between copies of the project: the sheet is put in place of the other, not written over it.
 */
export function trimStyles(): void {
  const sources = [...ownSources(), ...componentsIn(ownSources().join('\n'))];
  const sheet = dsfr('dsfr', 'dsfr.min.css');
  writeFileSync(`${sheet}.trimmed`, trimmed(readFileSync(sheet, 'utf8'), sources.join('\n')));
  renameSync(`${sheet}.trimmed`, sheet);
}

/** The rules of `css` whose classes `sources` name, and the variables that they, or the sources, read. */
export function trimmed(css: string, sources: string): string {
  const named = new Set(sources.match(/fr-[\w-]+/g));
  // `fr-alert--${severity}`: whatever it may become.
  const begun = [...new Set(sources.match(/fr-\w[\w-]*(?=\$\{)/g))];
  const blocks = new Set([...named].map(blockOf));
  const isUsed = (name: string) =>
    named.has(name) ||
    begun.some((beginning) => name.startsWith(beginning)) ||
    (PUT_BY_SCRIPTS.test(name) && blocks.has(blockOf(name)));
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    const selectors = rule.selectors.filter((selector) => classesOf(selector).every(isUsed));
    if (selectors.length === 0) rule.remove();
    else if (selectors.length < rule.selectors.length) rule.selectors = selectors;
  });
  root.walkAtRules((rule) => void (rule.nodes?.length === 0 && rule.remove()));
  dropVariables(root, sources);
  return root.toString();
}

/** `fr-btn` of `fr-btn--secondary` and `fr-btn__label`. */
const blockOf = (name: string) => name.replace(/(__|--).*/, '');

const classesOf = (selector: string) => (selector.match(/\.fr-[\w-]+/g) ?? []).map((name) => name.slice(1));

/** Until none is left that nobody reads: one may be read by another alone. */
function dropVariables(root: Root, sources: string): void {
  const read = new Set([...`${root} ${sources}`.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  let dropped = 0;
  root.walkDecls(/^--/, (declaration) => {
    if (read.has(declaration.prop)) return;
    declaration.remove();
    dropped += 1;
  });
  if (dropped > 0) dropVariables(root, sources);
}

function ownSources(): string[] {
  const files = globSync('{app,components,lib}/**/*.{ts,tsx,css}', { cwd: inProject('.') });
  return files.filter((file) => !file.includes('.test.')).map((file) => readFileSync(inProject(file), 'utf8'));
}

/** The sources of the React components that `sources` import, and of those that these do. */
function componentsIn(sources: string): string[] {
  const found = new Map<string, string>();
  const read = (path: string) => {
    const file = [`${path}.js`, join(path, 'index.js')].find(existsSync);
    // `fr/` lists every class there is.
    if (!file || found.has(file) || file.includes('/react-dsfr/fr/')) return;
    const source = readFileSync(file, 'utf8');
    found.set(file, source);
    for (const [, other = ''] of source.matchAll(/from "(\.[^"]+)"/g)) read(join(dirname(file), other));
  };
  for (const [, name = ''] of sources.matchAll(/@codegouvfr\/react-dsfr\/([\w/-]+)'/g)) read(dsfr(name));
  return [...found.values()];
}
