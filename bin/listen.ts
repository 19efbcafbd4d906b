import { env } from 'node:process';

/**
 * `npm run listen -- ADDRESS`: the file that the documentation offers to integrators (public/documentation/listen.mjs). Without
 * credentials, it listens as the demonstration's editor to what `npm start` serves.
 */
env.PASSE_MARCHE_URL ??= env.BASE_URL ?? `http://localhost:${env.PORT ?? 3000}`;
if (env.PASSE_MARCHE_CLIENT_ID === undefined) {
  env.PASSE_MARCHE_CLIENT_ID = 'demo_editor_client';
  env.PASSE_MARCHE_CLIENT_SECRET = 'demo_editor_secret';
}

// Plain JavaScript without types, which runs elsewhere too.
const listen: string = new URL('../public/documentation/listen.mjs', import.meta.url).href;
await import(listen);
