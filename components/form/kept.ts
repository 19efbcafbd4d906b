/*
 * The parts of a page that save something say so; those that show how far things are then ask again. A plain event: none
 * of them knows the others.
 */

const KEPT = 'kept';
const answers = new EventTarget();

/** The server keeps something that it did not keep before, or no longer keeps something. */
export const tellKept = () => answers.dispatchEvent(new Event(KEPT));

export const onKept = (listener: () => void, signal: AbortSignal) =>
  answers.addEventListener(KEPT, listener, { signal });
