import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor, type TestEditor } from '@/db/testing/make-test-editor';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { servedApi } from '@/lib/api/testing/serve-api';
import { type CollectionRequest, collectionOf } from './collection';
import { openApiDocument } from './document';

useTestDatabase();
const api = servedApi();
const document = openApiDocument('https://instance.example');
const collection = collectionOf(document);
const requests = collection.item.flatMap(({ item }) => item);
const named = (summary: string) => requests.find(({ name }) => name === summary) as CollectionRequest;

it('has each operation of the document once, in its group, and asks for nothing that it does not have', () => {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  expect(requests.map(({ name }) => name).toSorted()).toEqual(operations.map(({ summary }) => summary).toSorted());
  const known = [...collection.variable.map(({ key }) => key), '$guid'];
  const asked = [...JSON.stringify(collection.item).matchAll(/\{\{(.+?)\}\}/g)].map(([, name]) => name);
  expect(new Set(asked)).toEqual(new Set(known));
  for (const { request } of requests) {
    const inPath = request.url.path.filter((segment) => segment.startsWith(':')).map((segment) => segment.slice(1));
    expect(request.url.variable.map(({ key }) => key)).toEqual(inPath);
  }
});

/** Sends a request as Postman does: variables, what is switched on, the script that follows. */
async function send({ request, event = [] }: CollectionRequest, variables: Map<string, string>) {
  const filled = (text: string) =>
    text.replaceAll(/\{\{(.+?)\}\}/g, (_, name) =>
      name === '$guid' ? crypto.randomUUID() : (variables.get(name) ?? ''),
    );
  const inPath = new Map(request.url.variable.map(({ key, value }) => [`:${key}`, filled(value)]));
  const path = request.url.path.map((segment) => inPath.get(segment) ?? segment).join('/');
  const headers = new Headers(request.auth ? {} : { Authorization: `Bearer ${variables.get('token')}` });
  for (const { key, value, disabled } of request.header) if (!disabled) headers.set(key, filled(value));
  const { body } = request;
  const sent =
    body?.mode === 'raw'
      ? filled(body.raw)
      : body && new URLSearchParams(body.urlencoded.map(({ key, value }) => [key, filled(value)])).toString();
  const { method } = request;
  const answer = await fetch(`${variables.get('base')}/${path}`, { method, headers, body: sent ?? null });
  const json = await answer.json();
  const pm = {
    response: { code: answer.status, json: () => json },
    collectionVariables: { set: (key: string, value: string) => variables.set(key, value) },
  };
  for (const { script } of event) runInNewContext(script.exec.join('\n'), { pm });
  return answer.status;
}

it('runs: a token, a market, an application, then what is made of them', async () => {
  const owner: TestEditor = await makeTestEditor();
  const variables = new Map(collection.variable.map(({ key, value }) => [key, value]));
  variables.set('base', api.url()).set('client_id', owner.clientId).set('client_secret', owner.clientSecret);
  expect(await send(named('Obtenir un jeton'), variables)).toBe(200);
  expect(variables.get('token')).toMatch(/^ey/);
  expect(await send(named('Créer un marché'), variables)).toBe(201);
  expect(variables.get('market')).toMatch(/^VR-/);
  await changeMarket(variables.get('market') ?? '', { completedAt: new Date() });
  expect(await send(named('Ouvrir une candidature'), variables)).toBe(201);
  expect(variables.get('application')).toMatch(/^FT/);
  for (const summary of ['Lire un marché', 'Lire une candidature', 'Lister vos marchés'])
    expect([summary, await send(named(summary), variables)]).toEqual([summary, 200]);
  expect(await send(named('Télécharger l’attestation'), variables)).toBe(422);
});
