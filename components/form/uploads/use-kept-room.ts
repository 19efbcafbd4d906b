import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the room that files on their way took, once they are there or refused: nothing below moves under a finger when an
 * upload ends. `free` gives it back, for what one does there oneself; a window of another width needs another room.
 */
export function useKeptRoom(isBusy: boolean): { zone: RefObject<HTMLDivElement | null>; free: () => void } {
  const zone = useRef<HTMLDivElement>(null);
  const free = () => zone.current?.style.removeProperty('min-height');
  useLayoutEffect(() => {
    if (isBusy && zone.current) zone.current.style.minHeight = `${zone.current.offsetHeight}px`;
  });
  useEffect(() => {
    const over = new AbortController();
    let width = window.innerWidth;
    // Phones change the height whenever their bars come and go.
    const resized = () => {
      if (window.innerWidth !== width) zone.current?.style.removeProperty('min-height');
      width = window.innerWidth;
    };
    window.addEventListener('resize', resized, { signal: over.signal });
    return () => over.abort();
  }, []);
  return { zone, free };
}
