import { expect, it, vi } from 'vitest';
import type { Child } from '@/bin/launcher/children';
import type { Life } from '@/bin/launcher/watch';
import { keepReloaded } from './reload';

/** What a reloaded process does, in order. */
async function reloaded(make?: () => Promise<void>) {
  const events: string[] = [];
  const stops: (() => void | Promise<void>)[] = [];
  const ending = new AbortController();
  const life: Life = { signal: ending.signal, end: () => {}, atEnd: (_name, stop) => stops.push(stop) };
  let number = 0;
  const crash: (() => void)[] = [];
  const start = (): Child => {
    number += 1;
    const own = number;
    events.push(`start ${own}`);
    let end: (how: string) => void = () => {};
    const ended = new Promise<string>((resolve) => {
      end = resolve;
    });
    crash.push(() => end('code 1'));
    const stop = async () => {
      events.push(`stop ${own}`);
      end('code 0');
    };
    return { name: 'travaux', pid: own, ended, ready: Promise.resolve(), stop };
  };
  const reload = await keepReloaded(life, { isMadeFrom: (file) => file.startsWith('lib/'), make, start });
  const finish = async () => {
    ending.abort();
    for (const stop of stops) await stop();
  };
  return { events, reload, finish, crash };
}

it('starts again when a file of its own is saved, the one before being gone', async () => {
  const { events, reload, finish } = await reloaded();
  reload(['app/page.tsx']);
  reload(['app/page.tsx', 'lib/a.ts']);
  await vi.waitFor(() => expect(events).toEqual(['start 1', 'stop 1', 'start 2']));
  reload(['lib/a.ts']);
  await finish();
  expect(events).toEqual(['start 1', 'stop 1', 'start 2', 'stop 2']);
});

it('goes on as it was when what was saved cannot be made, and follows once it can', async () => {
  const make = vi.fn(async () => {});
  const { events, reload } = await reloaded(make);
  make.mockRejectedValueOnce(new Error('Expected identifier'));
  reload(['lib/a.ts']);
  await vi.waitFor(() => expect(make).toHaveBeenCalledTimes(2));
  expect(events).toEqual(['start 1']);
  reload(['lib/a.ts']);
  await vi.waitFor(() => expect(events).toEqual(['start 1', 'stop 1', 'start 2']));
});

it('one that ends by itself comes back with the next save', async () => {
  const { events, reload, crash } = await reloaded();
  crash[0]?.();
  reload(['lib/a.ts']);
  await vi.waitFor(() => expect(events.at(-1)).toBe('start 2'));
});
