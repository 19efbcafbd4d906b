import { describe, expect, it } from 'vitest';
import type { PostedForm } from '@/lib/forms/read-form';
import { answerWithoutGrant } from './answer-without-grant';

const inWords = (form: PostedForm) => [...form].map(([label, [value = '']]) => ({ label, value }));

function posted(entries: Record<string, string | File>): Request {
  const body = new FormData();
  for (const [name, value] of Object.entries(entries)) body.append(name, value);
  return new Request('http://localhost/candidate/market_applications/FT1/summary', { method: 'POST', body });
}

describe('a form posted without a grant', () => {
  it('is answered 401, with what was typed and the names of the files, never their content', async () => {
    const file = new File(['contenu du bilan'], 'bilan & annexes.pdf');
    const none = new File([], '');
    const request = posted({
      'un_champ.text': 'Deux\r\nlignes <i>',
      'un_champ.documents': file,
      'autre.documents': none,
    });
    const answer = await answerWithoutGrant(request, inWords);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Link realm="passe-marche"');
    const html = await answer.text();
    expect(html).toContain('Deux\r\nlignes &lt;i&gt;');
    expect(html).toContain('<li>bilan &amp; annexes.pdf</li>');
    expect(html).not.toContain('contenu du bilan');
    expect(html).toContain('Cliquez de nouveau sur le bouton qui ouvre Passe Marché');
  });

  it('says so when it did not arrive whole', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const request = new Request('http://localhost/', { method: 'POST', headers, body: '--x\r\nContent-Disp' });
    const answer = await answerWithoutGrant(request, inWords);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('pas arrivé en entier');
  });

  it('shows the same page whatever market was asked for', async () => {
    const answers = ['VR-2026-AAAAAAAAAAAA', 'VR-2026-BBBBBBBBBBBB'].map(async (identifier) => {
      const url = `http://localhost/buyer/public_markets/${identifier}/setup`;
      const body = new URLSearchParams({ defense: 'yes' });
      return (await answerWithoutGrant(new Request(url, { method: 'POST', body }), inWords)).text();
    });
    const [first, second] = await Promise.all(answers);
    expect(first).toBe(second);
  });
});
