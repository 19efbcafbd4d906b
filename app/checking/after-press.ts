/**
 * What runs an action once no pointer is held down, and what its press began is over: a page that moved meanwhile would
 * take the button from under the finger.
 */
export function afterPresses(signal: AbortSignal): (run: () => void) => void {
  let isPressed = false;
  let waiting: (() => void)[] = [];
  const release = () =>
    // The click comes in the same task as the end of the press.
    setTimeout(() => {
      isPressed = false;
      const ready = waiting;
      waiting = [];
      for (const run of ready) run();
    });
  const on = { signal, capture: true };
  const press = () => {
    isPressed = true;
  };
  document.addEventListener('pointerdown', press, on);
  for (const type of ['pointerup', 'pointercancel'] as const) document.addEventListener(type, release, on);
  return (run) => {
    if (isPressed) waiting.push(run);
    else setTimeout(run);
  };
}
