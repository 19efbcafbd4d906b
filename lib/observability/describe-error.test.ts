import { describe, expect, it } from 'vitest';
import { describeError, describeRecorded } from './describe-error';

const TYPED = 'jean.dupont@exemple.fr';

/** As the driver makes it, in the production build: its class has another name, and says nothing. */
class a extends Error {
  override name = 'a';
}
const reported = (message: string, more: object = {}) =>
  Object.assign(new a(message), {
    ...{ severity: 'ERROR', code: '23505', detail: `Key (email)=(${TYPED}) already exists.`, table_name: 't' },
    ...{ constraint_name: 't_email', query: 'insert into t values ($1)', parameters: [TYPED], args: [TYPED] },
    ...more,
  });
/** As drizzle wraps it. */
const failedQuery = (cause: Error) =>
  Object.assign(new Error(`Failed query: insert into t values ($1)\nparams: ${TYPED}`, { cause }), {
    query: 'insert into t values ($1)',
    params: [TYPED],
  });

describe('a failed query', () => {
  it.each([
    ['as the driver rejects it', reported('duplicate key value violates unique constraint "t_email"')],
    ['as drizzle wraps it', failedQuery(reported('duplicate key'))],
    ['with the value in its message', reported(`invalid input syntax for type uuid: "${TYPED}"`)],
    ['with the value in its message, bare', reported(`refused: ${TYPED}`)],
    ['behind another error', new Error('not saved', { cause: reported(`refused: ${TYPED}`) })],
    ['one of several', new AggregateError([reported(`refused: ${TYPED}`)], 'all failed')],
  ])('is told without a value, %s', (_how, error) => {
    const told = JSON.stringify(describeError(error));
    expect(told).not.toContain(TYPED);
    expect(told).toContain('23505');
    expect(told).toContain('t_email');
    expect(told).toContain('insert into t values ($1)');
  });
});

it('a connection that closed is told with the query that was under way, without its parameters', () => {
  const closed = Object.assign(new Error('write CONNECTION_CLOSED localhost:5432'), {
    ...{ code: 'CONNECTION_CLOSED', query: 'select $1', parameters: [TYPED] },
  });
  expect(describeError(closed)).toMatchObject({ code: 'CONNECTION_CLOSED', query: 'select $1' });
  expect(JSON.stringify(describeError(closed))).not.toContain(TYPED);
});

describe('any other error', () => {
  it('is told by type, message, code, where it was thrown and why', () => {
    const error = Object.assign(new TypeError('refused', { cause: new Error('behind') }), { code: 'ECONNREFUSED' });
    expect(describeError(error)).toEqual({
      ...{ type: 'TypeError', message: 'refused', code: 'ECONNREFUSED' },
      stack: expect.stringMatching(/^\s+at .*describe-error\.test/),
      cause: { type: 'Error', message: 'behind', stack: expect.any(String) },
    });
  });

  it('is told without what its message quotes, which the stack repeats', () => {
    let error: unknown;
    try {
      JSON.parse(TYPED);
    } catch (thrown) {
      error = thrown;
    }
    expect(String(error)).toContain('jean.dup');
    expect(JSON.stringify(describeError(error))).not.toContain('jean.dup');
  });

  it('is told no deeper than four causes', () => {
    const loop = new Error('loop');
    loop.cause = loop;
    expect(JSON.stringify(describeError(loop)).match(/"message":"loop"/g)).toHaveLength(5);
  });
});

it.each([
  ['text', 'string'],
  [undefined, 'undefined'],
  [null, 'null'],
  [{ secret: TYPED }, 'object'],
])('of what is no error, its type alone: %j', (thrown, type) => {
  expect(describeError(thrown)).toEqual({ type });
});

it.each([
  ['a text', `Error: Failed query: select $1\nparams: ${TYPED}`, 'Error: Failed query: select $1'],
  [
    'name, message and stack',
    { name: 'Error', message: `Failed query: select $1\nparams: ${TYPED}`, stack: TYPED },
    { type: 'Error', message: 'Failed query: select $1' },
  ],
  ['neither', { typed: TYPED }, { type: 'object' }],
])('an error as the job engine records it is told without a value: %s', (_how, recorded, told) => {
  expect(describeRecorded(recorded)).toEqual(told);
});
