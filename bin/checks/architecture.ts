import { statSync } from 'node:fs';
import path from 'node:path';

/**
 * Which way imports go (docs/decisions/0001), each rule once. A place is a file, without its ending, or a folder with all
 * that is in it; `lib/*` are the loose files of `lib`. Tests obey too, and imports of types count.
 */
type Rule = {
  in: string[];
  except?: string[];
  /** Places of ours that may not be imported there, or packages. */
  refuses: string[];
  allows?: string[];
  why: string;
};

const rooms = (names: string) => names.split(' ').map((name) => `lib/${name}`);

const DOORS = ['app', 'inngest', 'proxy', 'instrumentation'];
const OUTSIDE = ['bin', 'demo', 'e2e'];
/** Rooms whose verbs act. */
const VERBS = rooms('applications documents editors groups markets oauth webhooks');
const HEART = rooms('catalogue fields journey');
/** Floors and leaves, on which the rooms stand. */
const FLOORS = [
  ...rooms('audit files forms http input links observability outbox settings shapes storage text time'),
  'lib/*',
];

/** Rooms that could be packages of their own, and of which others of them each may know. */
export const KITS: Record<string, string[]> = {
  'bin/machine/private-file': [],
  'bin/machine/processes': [],
  'bin/postgres': ['bin/machine/private-file', 'bin/machine/processes'],
  'db/connection': [],
  'db/jobs': ['db/connection', 'lib/kits/clock'],
  'inngest/engine': ['db/connection', 'db/jobs', 'lib/kits/clock'],
  'lib/kits/clock': [],
  'lib/kits/files': ['lib/kits/watched'],
  'lib/kits/memory': [],
  'lib/kits/pdfa': ['lib/kits/memory'],
  'lib/kits/storage': [],
  'lib/kits/tables': [],
  'lib/kits/watched': [],
};
/** A test of a kit may ask for an empty database, with its tables. */
const TEST_DATABASE = 'db/testing/database';

const OURS = [...DOORS, ...OUTSIDE, 'components', 'db', 'lib'];

const RULES: Rule[] = [
  {
    in: [...DOORS, 'components', 'lib'],
    refuses: ['npm:drizzle-orm', 'npm:postgres'],
    why: 'only db/ speaks SQL',
  },
  {
    in: ['components', 'db', 'lib'],
    refuses: DOORS,
    why: 'arrows go down: a door is never imported from below',
  },
  {
    in: [...DOORS, 'components', 'db', 'lib'],
    except: ['db/testing'],
    refuses: OUTSIDE,
    why: 'the launcher, the journeys and the demonstration are outside the product',
  },
  {
    in: ['demo'],
    refuses: OURS,
    allows: ['demo'],
    why: 'the demonstration knows the public API only',
  },
  {
    in: ['components'],
    except: ['components/fields'],
    refuses: ['db', 'lib'],
    why: 'furniture draws, and knows nothing of ours: sentences come as props',
  },
  {
    in: ['components/fields'],
    refuses: ['db', 'lib'],
    allows: [...rooms('fields catalogue input text'), 'lib/siret', 'lib/kits/files/media-types'],
    why: 'the forms of fields know their rules and their words',
  },
  {
    in: ['db'],
    except: ['db/testing'],
    refuses: ['components', 'lib'],
    allows: ['lib/*', ...rooms('kits settings time')],
    why: 'db/ knows no rule: it may import leaves of lib only',
  },
  {
    in: FLOORS,
    refuses: [...VERBS, ...rooms('api console fields journey')],
    allows: ['lib/api/testing', 'lib/fields/blocks'],
    why: 'a leaf or a floor knows nothing of what stands on it',
  },
  {
    in: HEART,
    refuses: VERBS,
    why: 'the heart knows no verb',
  },
  ...[...VERBS, ...rooms('administrators retention')].map((room) => ({
    in: [room],
    refuses: VERBS.filter((verbs) => verbs !== room),
    allows: rooms('webhooks/events webhooks/promise-webhook'),
    why: 'verbs do not call verbs of another room: they meet in a door or through an event',
  })),
  {
    in: rooms('auth console documents jobs monitoring webhooks'),
    refuses: ['lib/api'],
    why: 'what the API shares with another room lives below both',
  },
  {
    in: ['lib/api'],
    refuses: ['lib/console'],
    why: 'what the console shares with another room lives below both',
  },
  ...Object.entries(KITS).map(([kit, others]) => ({
    in: [kit],
    refuses: OURS,
    allows: [kit, ...others],
    why: 'a kit could be a package of its own: it imports nothing of the product',
  })),
];

/** Every place that the rules name. */
export const PLACES = RULES.flatMap(({ in: where, except = [], refuses, allows = [] }) => [
  ...where,
  ...except,
  ...refuses,
  ...allows,
]);

/** What a file imports that it may not, and why. `file`: from the top of the project. */
export function strangersIn(file: string, source: string): { target: string; why: string }[] {
  const rules = RULES.filter((rule) => isAt(rule.in, file) && !isAt(rule.except ?? [], file));
  return importsIn(file, source).flatMap((target) =>
    rules
      .filter(({ refuses, allows = [] }) => isAt(refuses, target) && !isAt(allows, target))
      .filter(() => !(isTest(file) && target === TEST_DATABASE))
      .map(({ why }) => ({ target, why })),
  );
}

function isAt(places: readonly string[], file: string): boolean {
  const bare = file.replace(/\.[a-z]+$/, '');
  return places.some((place) =>
    place.endsWith('/*')
      ? path.posix.dirname(bare) === place.slice(0, -2)
      : bare === place || file.startsWith(`${place}/`),
  );
}

export const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file);

/** What a source imports, mocks or loads: files of ours, as paths from the top without their endings; a package as `npm:…`. */
export const importsIn = (file: string, source: string): string[] =>
  [...source.matchAll(/(?:\bfrom|\bimport|\bimport\(|\bmock\(|\brequire\()\s*'([^']+)'/g)].map(([, named = '']) => {
    if (named.startsWith('@/')) return entryOf(named.slice(2));
    return named.startsWith('.') ? entryOf(path.posix.join(path.posix.dirname(file), named)) : `npm:${named}`;
  });

/** The file that the name of a folder stands for. */
const entryOf = (target: string) =>
  statSync(target, { throwIfNoEntry: false })?.isDirectory() ? `${target}/index` : target;
