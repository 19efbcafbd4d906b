import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Every route file of the API and of the authorization server, as the file system has them. */

const DOORS = ['app/api/v1', 'app/oauth', 'app/.well-known'];

export type RouteModule = Record<string, unknown>;
export type KnownRoute = { path: string; module: RouteModule };

let loaded: Promise<KnownRoute[]> | undefined;

/** The routes with their paths as OpenAPI writes them; a catch-all keeps its brackets. */
export function knownRoutes(): Promise<KnownRoute[]> {
  loaded ??= Promise.all(routeFiles().map(load));
  return loaded;
}

function routeFiles(): string[] {
  return DOORS.flatMap((door) =>
    readdirSync(door, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts')
      .map((file) => path.join(door, file)),
  );
}

async function load(file: string): Promise<KnownRoute> {
  return { path: pathOf(file), module: await import(path.resolve(file)) };
}

function pathOf(file: string): string {
  return `/${path.relative('app', path.dirname(file))}`.replaceAll(/\[(\w+)\]/g, '{$1}');
}

/** The path of the route file that exports this handler; undefined for one that a test made. */
export async function pathOfHandler(handler: unknown): Promise<string | undefined> {
  const routes = await knownRoutes();
  return routes.find(({ module }) => Object.values(module).includes(handler))?.path;
}
