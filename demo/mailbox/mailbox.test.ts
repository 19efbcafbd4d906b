import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSettings } from '@/demo/orveane/settings';
import { type RunningEditor, startEditor } from '@/demo/orveane/start-editor';

const folder = mkdtempSync(join(tmpdir(), 'passe-marche-mailbox-'));
const start = () => startEditor(readSettings({ DEMO_EDITOR_PORT: '0', DEMO_SMTP_PORT: '0', DATA_DIR: folder }));
let editor: RunningEditor;

beforeAll(async () => {
  editor = await start();
});
afterAll(async () => {
  await editor.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (to: string, subject: string, text = 'Bonjour') =>
  createTransport(`smtp://127.0.0.1:${editor.smtpPort}`).sendMail({
    from: 'a@b.example',
    to,
    subject,
    text,
    html: `<p>${text}</p>`,
  });
const page = async (path: string) => (await fetch(editor.url + path)).text();
const mails = async (to: string) => JSON.parse(await page(`/api/messagerie?to=${to}`)).data;

it('keeps what is sent to whomever, and shows it, after a restart too', async () => {
  await send('une@entreprise.example', 'Été <b>', 'Voir http://localhost:3000/candidat/mes-candidatures ici');
  await editor.close();
  editor = await start();
  const [mail, ...others] = await mails('une@entreprise.example');
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ subject: 'Été <b>', from: 'a@b.example', to: 'une@entreprise.example' });
  expect(mail.messageId).toMatch(/^<.+>$/);
  expect(await page('/messagerie')).toContain('Été &lt;b&gt;');
  expect(await page(`/messagerie/${mail.id}`)).toContain('<a href="http://localhost:3000/candidat/mes-candidatures">');
  const html = await fetch(`${editor.url}/messagerie/${mail.id}/html`);
  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await mails('autre@entreprise.example')).toEqual([]);
});

it('refuses an address of its own domain for that, as a server refuses one that does not exist', async () => {
  await expect(send('personne@refusee.example', 'x')).rejects.toThrow(/550/);
  expect(await mails('personne@refusee.example')).toEqual([]);
});
