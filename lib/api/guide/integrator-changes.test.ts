import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { integratorChanges } from './integrator-changes';

it('keeps what is for integrators, release by release', () => {
  const changelog = `# Changelog

Who reads what.

## 1.1.0

### For operators

- A metric.

### For integrators

- A member.

## 1.0.1

### For operators

- Another.

## 1.0.0

### For integrators

- Everything.
`;
  expect(integratorChanges(changelog)).toBe('# Changelog\n\n## 1.1.0\n\n- A member.\n\n## 1.0.0\n\n- Everything.\n');
});

it('finds it in our own', () => {
  expect(integratorChanges(readFileSync('CHANGELOG.md', 'utf8'))).toMatch(/^# Changelog\n\n## .+\n\n- \*\*/);
});
