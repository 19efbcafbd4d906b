import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { LeaveMenu } from '@/components/layout/leave-menu';
import { leaveText as text } from '@/lib/text/leave';
import { LEAVE_ALL_PATH } from './receive-leave';

type LayoutProps = { children: ReactNode; params: Promise<{ identifier: string }> };

/**
 * The layout of what a link opens: « Quitter » above each page that this browser may open. No guard: the page below has
 * its own, asks the same question of the database (once per request, it is remembered) and explains a failure.
 */
export function withLeaveMenu(
  kind: 'market' | 'application',
  mayOpen: (identifier: string) => Promise<unknown>,
  leavePath: (identifier: string) => string,
) {
  return async ({ children, params }: LayoutProps) => {
    const { identifier } = await params;
    const isOpen = await mayOpen(identifier).catch(unstable_rethrow);
    const one = { action: leavePath(identifier), label: text[kind] };
    const everything = { action: LEAVE_ALL_PATH, label: text.everything };
    return (
      <>
        {isOpen && <LeaveMenu title={text.menu} hint={text.hint} one={one} everything={everything} />}
        {children}
      </>
    );
  };
}
