import type { ComponentProps } from 'react';

/**
 * The links that the DSFR draws. Plain ones, like all of ours: Next's own would fetch beforehand the pages that they lead to
 * (which, on pages that proxy.ts goes through, never ended: 80 requests a second), and leave a form without being asked.
 */
export const Link = (props: ComponentProps<'a'>) => <a {...props} />;
