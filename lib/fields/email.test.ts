import { describe, expect, it } from 'vitest';
import { checkAnswer } from '@/lib/fields/check-answer';
import { readAnswer } from '@/lib/fields/read-answer';

const FIELD = {
  key: 'email',
  label: 'Adresse électronique',
  help: '',
  legalReference: null,
  unfavourableWhenYes: false,
  mayNotApply: false,
  options: {},
  inputType: 'email',
};
const check = (text: string) => checkAnswer(FIELD, { text }, []);

/** An address of that many characters in all, each part within its own limit. */
function addressOf(length: number): string {
  const labels = `${'b'.repeat(60)}.`.repeat(3);
  return `${'a'.repeat(length - labels.length - '@.example'.length + 1)}@${labels}example`;
}

describe('an e-mail address', () => {
  it.each([
    'contact@menuiserie-lefevre.example',
    'prenom.nom+marche@sous.domaine.gouv.fr',
    "o'neill@entreprise.fr",
    'contact@société.fr',
    'josé@société.fr',
    'a@b.co',
    'a@1and1.fr',
    'a@xn--socit-esab.xn--p1ai',
  ])('%s is one', (text) => {
    expect(check(text)).toEqual({ draft: { text }, value: { text }, problems: [] });
  });

  it.each([
    'nom@entreprise',
    'nom@@entreprise.fr',
    'nom entreprise.fr',
    'nom@',
    '@entreprise.fr',
    'nom@entreprise..fr',
    'nom@.fr',
    'nom@entreprise.fr.',
    'nom@-entreprise.fr',
    'nom.@entreprise.fr',
    'un@a.fr,deux@b.fr',
    'un@a.fr;deux@b.fr',
    'nom @entreprise.fr',
    'nom@entreprise.fr,',
    'Nom (nom@entreprise.fr)',
    'nom@192.168.1.1',
    `${'a'.repeat(65)}@entreprise.fr`,
    'nom@a.fr\nnom@b.fr',
  ])('%j is none', (text) => {
    expect(check(text)).toEqual({ draft: { text }, value: null, problems: [{ member: 'text', code: 'not_email' }] });
  });

  it('holds 254 characters', () => {
    const longest = addressOf(254);
    expect(longest).toHaveLength(254);
    expect(check(longest).problems).toEqual([]);
    expect(check(addressOf(255)).problems).toContainEqual({
      member: 'text',
      code: 'too_long',
      length: { actual: 255, max: 254 },
    });
  });

  it.each([
    '\ufeffnom@entreprise.fr',
    '\u202anom@entreprise.fr\u202c',
    'nom\u200b@entre\u00adprise.fr\r\n',
    'nom@\0entreprise.fr',
  ])('%j is one, without what pasting brought', (text) => {
    expect(check(text)).toEqual({ draft: { text }, value: { text: 'nom@entreprise.fr' }, problems: [] });
  });

  it('judges a very long text at once', () => {
    const begun = performance.now();
    check(`a@${'a.'.repeat(200_000)}!`);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('makes a link that writes to this address and adds nothing to the message', () => {
    const text = 'a?subject=b&c%d@entreprise.fr';
    const { value } = check(text);
    expect(readAnswer({ field: FIELD, value, documents: [] })).toEqual([
      { kind: 'link', href: 'mailto:a%3Fsubject=b%26c%25d@entreprise.fr', text },
    ]);
  });
});
