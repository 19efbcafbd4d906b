import { describe, expect, it } from 'vitest';
import { sampleFile } from '@/lib/fields/testing/sample-field';
import { declarationText } from '@/lib/text/declaration';
import { DECLARATION_CHOICES, declarationProblems } from './declaration-rule';

describe('the declaration on honour', () => {
  it('has two answers', () => {
    expect(DECLARATION_CHOICES).toEqual(['no_exclusion', 'concerned']);
  });

  it.each([
    [{}, []],
    [{ explanation: '' }, []],
    [{ explanation: '\u3164\u200b' }, []],
    [{ choice: 'no_exclusion', explanation: '\ufeff' }, []],
    [{ choice: 'no_exclusion' }, []],
    [{ choice: 'no_exclusion', explanation: '' }, []],
    [{ choice: 'concerned', explanation: 'Jugement du 3 mars.' }, []],
    [{ choice: 'concerned' }, [['explanation', 'declaration_explanation']]],
    [{ choice: 'concerned', explanation: ' \r\n ' }, [['explanation', 'declaration_explanation']]],
    [{ choice: 'concerned', explanation: '\u2800' }, [['explanation', 'declaration_explanation']]],
    [{ choice: 'concerned', explanation: 'Jugement\0 du 3 mars.' }, []],
    [{ choice: 'concerned', explanation: '<b>x</b>' }, [['explanation', 'markup']]],
    [{ choice: 'concerned', explanation: 'x'.repeat(10_001) }, [['explanation', 'too_long']]],
    [{ explanation: 'Jugement.' }, [['choice', 'declaration_choice']]],
    [{ choice: 'yes' }, [['choice', 'declaration_choice']]],
    [{ choice: 'true', explanation: 'x' }, [['choice', 'declaration_choice']]],
    [{ choice: 'no_exclusion', explanation: 'Jugement.' }, [['explanation', 'declaration_details']]],
  ])('of %o has the problems %j', (draft, problems) => {
    const begun = { declarationDraft: draft, declarationFiles: [] };
    expect(declarationProblems(begun).map(({ member, code }) => [member, code])).toEqual(problems);
  });

  it.each([
    [{}, [['choice', 'declaration_choice']]],
    [{ choice: 'concerned', explanation: 'Jugement du 3 mars.' }, []],
    [{ choice: 'concerned' }, [['explanation', 'declaration_explanation']]],
    [{ choice: 'no_exclusion' }, [['files', 'declaration_details']]],
    [{ choice: 'no_exclusion', explanation: 'Jugement.' }, [['explanation', 'declaration_details']]],
  ])('of %o with a file has the problems %j', (draft, problems) => {
    const begun = { declarationDraft: draft, declarationFiles: [sampleFile('files')] };
    expect(declarationProblems(begun).map(({ member, code }) => [member, code])).toEqual(problems);
  });

  it.each(DECLARATION_CHOICES)('« %s » names the articles that apply, and those of defence only there', (choice) => {
    const worded = (isDefense: boolean) => declarationText.wording(choice, isDefense).wording.replace(/\s/g, ' ');
    const ordinary = worded(false);
    const defense = worded(true);
    for (const article of ['L. 2141-1 à L. 2141-5', 'L. 2141-7 à L. 2141-11']) {
      expect(ordinary).toContain(article);
      expect(defense).toContain(article);
    }
    expect(ordinary).not.toContain('L. 2341');
    expect(defense).toContain('L. 2341-1 à L. 2341-3');
    expect(declarationText.wording(choice, false).wordingVersion).toMatch(/^\d{4}-\d{2}/);
  });
});
