import { expect, it } from 'vitest';
import { readAdvisories } from './advisory-report';

const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities });

it('names what is high or critical, and counts the rest', () => {
  const text = report({
    a: { severity: 'critical', range: '<1.2.0' },
    b: { severity: 'moderate', range: '*' },
    c: { severity: 'high', range: '<=3.0.0' },
  });
  expect(readAdvisories(text)).toEqual({
    kind: 'found',
    serious: ['a <1.2.0: critical', 'c <=3.0.0: high'],
    others: 1,
  });
});

it('is content with none', () => expect(readAdvisories(report({}))).toEqual({ kind: 'found', serious: [], others: 0 }));

it.each(['', 'npm error', '{"message":"405 Method Not Allowed","statusCode":405}'])(
  'never takes silence for health: %s',
  (text) => expect(readAdvisories(text)).toEqual({ kind: 'unavailable' }),
);
