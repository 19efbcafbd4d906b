import { and, asc, eq, gt, ilike, isNull, or, sql } from 'drizzle-orm';
import { type Database, database } from '@/db/database';
import { prepared } from '@/db/prepared';
import { editorClientSecrets, editors, editorWebhookSecrets } from '@/db/schema/editors';

export type Editor = typeof editors.$inferSelect;

export async function findEditorByClientId(clientId: string, on: Database = database()): Promise<Editor | undefined> {
  const [editor] = await on.select().from(editors).where(eq(editors.clientId, clientId));
  return editor;
}

export async function findEditor(id: string, on: Database = database()): Promise<Editor | undefined> {
  const [editor] = await on.select().from(editors).where(eq(editors.id, id));
  return editor;
}

/** Every editor, the oldest first. */
export async function findEditors(): Promise<Editor[]> {
  return database().select().from(editors).orderBy(asc(editors.createdAt), asc(editors.clientId));
}

/** Whether the demonstration's account is there, by its mark or under its public `client_id`. */
export async function hasDemoEditor(clientId: string): Promise<boolean> {
  const rows = await database()
    .select({ id: editors.id })
    .from(editors)
    .where(or(eq(editors.demo, true), eq(editors.clientId, clientId)))
    .limit(1);
  return rows.length > 0;
}

export type EditorFields = Partial<
  Pick<
    Editor,
    | 'name'
    | 'authorized'
    | 'active'
    | 'defenseAllowed'
    | 'registersAllowed'
    | 'maxLiveTokens'
    | 'laterAttempts'
    | 'tablesBeforeDeadline'
    | 'toldOfWithdrawals'
    | 'completionWebhookUrl'
    | 'buyerReturnUrl'
    | 'candidateReturnUrl'
    | 'rateLimits'
  >
>;

export async function updateEditor(tx: Database, id: string, fields: EditorFields): Promise<Editor> {
  const [editor] = await tx.update(editors).set(fields).where(eq(editors.id, id)).returning();
  if (!editor) throw new Error('the editor was not written');
  return editor;
}

/** Holds the editor's row until the end of the transaction: what two requests of one client do is then done in turn. */
export async function lockEditor(tx: Database, id: string): Promise<Editor | undefined> {
  const [editor] = await tx.select().from(editors).where(eq(editors.id, id)).for('update');
  return editor;
}

/** A client secret as it is kept. */
export type ClientSecret = { id: string; digest: string };

/** The editor with this client id, if there is one, and the client secrets it has at `now`. */
export async function findClient(
  clientId: string,
  now: Date,
): Promise<{ editor: Editor | undefined; secrets: ClientSecret[] }> {
  const rows = await findingClient().execute({ clientId, now });
  return { editor: rows[0]?.editor, secrets: rows.flatMap((row) => row.secret ?? []) };
}

const findingClient = prepared((on) => {
  const { id, editorId, digest, expiresAt } = editorClientSecrets;
  // A placeholder knows nothing of its column, which is what writes an instant as the database reads it.
  const now = sql.param(sql.placeholder('now'), expiresAt);
  const isLive = or(isNull(expiresAt), gt(expiresAt, now));
  return on
    .select({ editor: editors, secret: { id, digest } })
    .from(editors)
    .leftJoin(editorClientSecrets, and(eq(editorId, editors.id), isLive))
    .where(eq(editors.clientId, sql.placeholder('clientId')))
    .prepare('find_client');
});

/** Ciphertexts of the webhook secrets live at `now`, the oldest first. */
export async function liveWebhookSecretCiphertexts(
  editorId: string,
  now: Date,
  on: Database = database(),
): Promise<string[]> {
  const rows = await on
    .select({ ciphertext: editorWebhookSecrets.ciphertext })
    .from(editorWebhookSecrets)
    .where(
      and(
        eq(editorWebhookSecrets.editorId, editorId),
        or(isNull(editorWebhookSecrets.expiresAt), gt(editorWebhookSecrets.expiresAt, now)),
      ),
    )
    // The one on its way out comes first, whatever the clocks said when each was made: the current one has no end.
    .orderBy(asc(editorWebhookSecrets.expiresAt), asc(editorWebhookSecrets.createdAt));
  return rows.map((row) => row.ciphertext);
}

type NewEditor = typeof editors.$inferInsert & { clientSecretDigest: string; webhookSecretCiphertext: string };

/** Makes an editor with its two secrets, or brings the one with the same client id up to date (its secrets replaced). */
export async function putEditor(tx: Database, given: NewEditor): Promise<Editor> {
  const { clientSecretDigest, webhookSecretCiphertext, ...fields } = given;
  const [editor] = await tx
    .insert(editors)
    .values(fields)
    .onConflictDoUpdate({ target: editors.clientId, set: fields })
    .returning();
  if (!editor) throw new Error('the editor was not written');
  await tx.delete(editorClientSecrets).where(eq(editorClientSecrets.editorId, editor.id));
  await tx.delete(editorWebhookSecrets).where(eq(editorWebhookSecrets.editorId, editor.id));
  await tx.insert(editorClientSecrets).values({ editorId: editor.id, digest: clientSecretDigest });
  await tx.insert(editorWebhookSecrets).values({ editorId: editor.id, ciphertext: webhookSecretCiphertext });
  return editor;
}

/** Editors whose name or client id holds this text, in the order of their names; all of them for an empty text. */
export async function searchEditors(text: string): Promise<Editor[]> {
  const holds = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return database()
    .select()
    .from(editors)
    .where(or(ilike(editors.name, holds), ilike(editors.clientId, holds)))
    .orderBy(sql`lower(${editors.name})`, asc(editors.clientId));
}
