import { generateKeyPairSync, randomBytes, randomUUID, sign, timingSafeEqual, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { env } from 'node:process';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { newMarketIdentifier } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';

/**
 * What the application is compared with: token and market creation by bare Node and PostgreSQL, with the same statements,
 * the same digests and signatures, and nothing else: no framework, no validation, no error but one.
 */
const sql = postgres(env.DATABASE_URL ?? '', { max: 10, fetch_types: false });
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signAsync = promisify(sign);
const dayMs = 86_400_000;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function issueToken(body: string) {
  const form = new URLSearchParams(body);
  const clientId = form.get('client_id') ?? '';
  const now = new Date();
  const secrets = await sql`
    select editors.*, secret.id as secret_id, secret.digest
    from editors left join editor_client_secrets as secret
      on editor_id = editors.id and (expires_at is null or expires_at > ${now})
    where client_id = ${clientId}`;
  const given = Buffer.from(digestSecret(form.get('client_secret') ?? ''));
  const client = secrets.find(({ digest }) => timingSafeEqual(Buffer.from(digest), given));
  if (!client) throw new Error('invalid client');
  const token = { id: randomUUID(), scope: 'api_access' };
  const claims = { client_id: clientId, sub: clientId, scope: token.scope, jti: token.id, iss: env.BASE_URL };
  const unsigned = `${encode({ alg: 'RS256', typ: 'at+jwt' })}.${encode({ ...claims, exp: now.getTime() + dayMs })}`;
  const signature = await signAsync('sha256', Buffer.from(unsigned), keys.privateKey);
  await sql`select grant_token(
    ${token.id}, ${client.id}, ${client.secret_id}, ${token.scope}, ${now}, ${new Date(now.getTime() + dayMs)})`;
  const access_token = `${unsigned}.${signature.toString('base64url')}`;
  return { access_token, token_type: 'Bearer', expires_in: dayMs / 1000, scope: token.scope };
}

async function createMarket(body: string, authorization: string) {
  const { id: editorId } = await checkBearer(authorization);
  const { public_market: given } = JSON.parse(body);
  const now = new Date();
  const identifier = newMarketIdentifier(now);
  const link = randomBytes(32).toString('base64url');
  const id = randomUUID();
  await sql`
    with market as (
      insert into public_markets (id, identifier, editor_id, name, deadline, siret, market_type_codes, created_at)
      values (${id}, ${identifier}, ${editorId}, ${given.name}, ${given.deadline}, ${given.siret},
              ${`{${given.market_type_codes}}`}::text[], ${now})
      returning *
    ), link as (
      insert into access_links (digest, subject, subject_id, created_at, expires_at)
      values (${digestSecret(link)}, 'market', ${id}, ${now}, ${new Date(now.getTime() + 30 * dayMs)})
    )
    select * from market`;
  return { identifier, configuration_url: `${env.BASE_URL}/buyer/public_markets/${identifier}/access/${link}/setup` };
}

async function checkBearer(authorization: string): Promise<{ id: string }> {
  const [header, payload = '', signature = ''] = authorization.replace('Bearer ', '').split('.');
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('sha256', signed, keys.publicKey, Buffer.from(signature, 'base64url'))) throw new Error('bad signature');
  const { jti } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const [editor] = await sql<{ id: string }[]>`
    select editors.*, access_tokens.scope from access_tokens join editors on editors.id = access_tokens.editor_id
    where access_tokens.id = ${jti} and revoked_at is null and expires_at > ${new Date()}`;
  if (!editor) throw new Error('not live');
  return editor;
}

async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  if (request.url === '/livez') return { status: 200, body: { status: 'ok' } };
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  if (request.url === '/oauth/token') return { status: 200, body: await issueToken(body) };
  return { status: 201, body: await createMarket(body, request.headers.authorization ?? '') };
}

createServer((request, response) => {
  answer(request)
    .catch((error: Error) => ({ status: 500, body: { error: error.message } }))
    .then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': randomUUID() });
      response.end(JSON.stringify(body));
    });
}).listen(Number(env.PORT), '127.0.0.1');
