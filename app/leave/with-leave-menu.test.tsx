import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { withLeaveMenu } from './with-leave-menu';

async function drawn(mayOpen: (identifier: string) => Promise<unknown>): Promise<string> {
  const Layout = withLeaveMenu('market', mayOpen, (identifier) => `/buyer/${identifier}/leave`);
  return renderToStaticMarkup(
    await Layout({ children: <h1>Page</h1>, params: Promise.resolve({ identifier: 'VR-1' }) }),
  );
}

it('« Quitter » stands above a page that this browser may open: two buttons of one form', async () => {
  const html = await drawn(async (identifier) => identifier === 'VR-1');
  expect(html).toMatch(/<form data-leaves="" action="\/buyer\/VR-1\/leave" method="post">.*<h1>Page<\/h1>$/s);
  expect(html).toMatch(/<button type="submit"[^>]*>Quitter ce marché<\/button>/);
  expect(html).toMatch(/<button type="submit"[^>]* formAction="\/quitter\/tout">Quitter tout<\/button>/);
});

it.each([
  ['it may not open', async () => undefined],
  ['it cannot be told whether it may open', () => Promise.reject(new Error('the database is away'))],
])('and above no page that %s, which explains itself', async (_why, mayOpen) => {
  expect(await drawn(mayOpen)).toBe('<h1>Page</h1>');
});
