import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LoopState, type Outcome, SLOW_MS, startSaveLoop } from './save-loop';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SAVED: Outcome = { kind: 'saved' };
const DOWN: Outcome = { kind: 'retry', why: 'server' };

/** A page in which one types, and a server that answers as told, when told. */
function page(answers: Outcome[] = [], waitsToAnswer = false) {
  let typed = '';
  let saved = '';
  const sent: string[] = [];
  const states: LoopState[] = [];
  const held: (() => void)[] = [];
  const loop = startSaveLoop({
    hasUnsaved: () => typed !== saved,
    async send() {
      const text = typed;
      sent.push(text);
      if (waitsToAnswer) await new Promise<void>((resolve) => held.push(resolve));
      const outcome = answers.shift() ?? SAVED;
      if (outcome.kind === 'saved') saved = text;
      return outcome;
    },
    tell: (state) => states.push(state),
  });
  const type = (text: string, atOnce = false) => {
    typed += text;
    loop.touched(atOnce);
  };
  return { loop, sent, states, type, release: () => held.shift()?.() };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('saving while one types', () => {
  it('waits for a pause, and not for the end of a novel', async () => {
    const { sent, type, states } = page();
    type('a');
    await wait(900);
    type('b');
    await wait(999);
    expect(sent).toEqual([]);
    await wait(1);
    expect(sent).toEqual(['ab']);
    expect(states.at(-1)).toEqual({ isSaved: true, failure: null });
    for (let key = 0; key < 10; key++) {
      type('c');
      await wait(500);
    }
    expect(sent.length).toBeGreaterThan(1);
  });

  it('does not wait when one leaves an input', async () => {
    const { sent, type } = page();
    type('a', true);
    await wait(0);
    expect(sent).toEqual(['a']);
  });

  it('sends one thing at a time, and the last of all that was typed meanwhile', async () => {
    const { sent, type, release } = page([], true);
    type('a', true);
    await wait(0);
    type('b', true);
    type('c', true);
    await wait(3_000);
    expect(sent).toEqual(['a']);
    release();
    await wait(1_000);
    expect(sent).toEqual(['a', 'abc']);
  });

  it('sends nothing when nothing changed', async () => {
    const { sent, loop } = page();
    loop.touched(true);
    await wait(10_000);
    expect(sent).toEqual([]);
  });
});

describe('when saving fails', () => {
  it('says so, tries again less and less often, typing or not, and says when it is over', async () => {
    const { sent, states, type } = page([DOWN, DOWN, DOWN]);
    type('a', true);
    await wait(0);
    expect(states.at(-1)).toEqual({ isSaved: false, failure: 'server' });
    type('b', true);
    await wait(999);
    expect(sent).toEqual(['a']);
    await wait(1);
    expect(sent).toEqual(['a', 'ab']);
    await wait(2_000);
    expect(sent).toHaveLength(3);
    await wait(4_000);
    expect(sent).toHaveLength(4);
    expect(states.at(-1)).toEqual({ isSaved: true, failure: null });
  });

  it('never waits more than half a minute', async () => {
    const { sent, type } = page(Array(20).fill(DOWN));
    type('a', true);
    await wait(300_000);
    const before = sent.length;
    await wait(30_000);
    expect(sent.length).toBe(before + 1);
  });

  it('tries at once when the network, or the person, comes back', async () => {
    const { sent, type, loop } = page([DOWN, DOWN, DOWN]);
    type('a', true);
    await wait(3_100);
    expect(sent).toHaveLength(3);
    await expect(loop.flush()).resolves.toBe(true);
  });

  it('gives up where there is no hope', async () => {
    const { sent, states, type } = page([{ kind: 'stop', why: 'conflict' }]);
    type('a', true);
    await wait(600_000);
    expect(sent).toHaveLength(1);
    expect(states.at(-1)).toEqual({ isSaved: false, failure: 'conflict' });
  });

  it('has a word for an answer that takes long, and takes it back', async () => {
    const { states, type, release } = page([], true);
    type('a', true);
    await wait(SLOW_MS);
    expect(states.at(-1)).toEqual({ isSaved: false, failure: 'slow' });
    release();
    await wait(0);
    expect(states.at(-1)).toEqual({ isSaved: true, failure: null });
  });
});

it('ends with its page', async () => {
  const { sent, type, loop } = page([DOWN]);
  type('a', true);
  await wait(0);
  loop.stop();
  await wait(600_000);
  expect(sent).toHaveLength(1);
});
