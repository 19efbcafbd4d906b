import { expect, it } from 'vitest';
import { cleanNextHeaders } from './next-headers';

const cleaned = (headers: Record<string, string>) => {
  cleanNextHeaders(headers);
  return headers;
};
const STATE = encodeURIComponent(JSON.stringify(['', { children: ['accessibilite', {}] }, null, null]));

it('keeps what the scripts of a page send', () => {
  const sent = { rsc: '1', 'next-router-prefetch': '1', 'next-router-state-tree': STATE, accept: '*/*' };
  expect(cleaned({ ...sent })).toEqual(sent);
  expect(cleaned({ rsc: '1' })).toEqual({ rsc: '1' });
});

it.each(['garbage', '', '%', '[]', 'null', '%5B1%5D', '['.repeat(15_000), `[${'"",{"x":['.repeat(900)}`])(
  'asks for the whole page when the state is %.20j',
  (state) => {
    expect(cleaned({ rsc: '1', 'next-router-state-tree': state, accept: '*/*' })).toEqual({ accept: '*/*' });
  },
);

it('removes what serves features that are not used', () => {
  expect(cleaned({ 'next-action': 'x', 'next-url': '/admin', 'next-resume': '1', cookie: 'a=b' })).toEqual({
    cookie: 'a=b',
  });
});
