import { expect, it } from 'vitest';
import { Canaries } from './canaries';
import { fill, formsOf } from './page-form';

const PAGE = `<form method="get" action="/a"><input name="q"/></form><form action="?" method="post">
  <input type="hidden" name="seen" value="{&quot;a&quot;:1}"/><input name="mail" type="email"/>
  <input type="text" inputMode="numeric" name="x_siret.text"/><textarea name="why">old &amp; new</textarea>
  <input type="radio" name="r" value="no" checked=""/><input type="radio" name="r" value="yes"/>
  <input type="checkbox" name="c" value="1" checked=""/><input type="checkbox" name="d" value="2"/>
  <input type="text" name="off" disabled=""/><input type="password" name="p"/><input type="file" name="f"/>
  <select name="s"><option value="1">1</option><option value="2" selected="">2</option></select>
  <button type="submit" name="act" value="1">x</button></form>`;

it('reads a page’s forms and fills every input of one as a person would', () => {
  const [search, form] = formsOf(PAGE, '/here');
  expect([search?.action, form?.action]).toEqual(['/a', '/here']);
  const canaries = new Canaries();
  const { body, typed } = fill(form ?? { action: '', inputs: [] }, canaries, { given: 'so' });
  expect(Object.fromEntries(body)).toEqual({
    ...{ seen: '{"a":1}', mail: 'quetzal1@canari.example', 'x_siret.text': expect.stringMatching(/^\d{14}$/) },
    ...{ why: expect.stringMatching(/^quetzal\d+$/), r: 'yes', c: '1', p: expect.any(String), s: '2', given: 'so' },
  });
  expect([...typed.keys()]).toEqual(['mail', 'x_siret.text', 'why']);
  for (const text of [...typed.values(), String(body.get('p'))])
    expect(canaries.within(`{"a":"${text}"}`)).not.toEqual([]);
  expect(canaries.within('{"level":30,"time":"2026-11-28T18:11:26.626Z"}')).toEqual([]);
});
