import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const script = `
  import { logConsole } from '@/lib/observability/log-console';
  logConsole();
  logConsole();
  const error = Object.assign(new Error('Failed query: select $1\\nparams: TYPED'), {
    query: 'select $1', params: ['TYPED'],
    cause: Object.assign(new Error('refused: TYPED'), { severity: 'ERROR', code: '22P02', detail: 'TYPED' }),
  });
  console.error('⨯', error);
  console.error(error.message);
  console.warn({ typed: 'TYPED' });
  console.log('ready');
`;

it('what anybody writes to the console is a line of the log, without a value', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: {
      ...process.env,
      ...{ DATABASE_URL: 'postgres://localhost/none', BASE_URL: 'http://localhost:3000', SECRET_KEY: '5e'.repeat(32) },
      LOG_LEVEL: 'info',
    },
  });
  expect(stderr).toBe('');
  expect(stdout).not.toContain('TYPED');
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
    [50, '⨯'],
    [50, 'Failed query: select $1'],
    [40, 'console'],
    [30, 'ready'],
  ]);
  expect(lines[0]).toMatchObject({ err: { query: 'select $1', code: '22P02' } });
});
