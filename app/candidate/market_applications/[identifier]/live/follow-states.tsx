'use client';
import { useEffect } from 'react';
import { startFollowing } from './start-following';

type Props = {
  /** Answers how far the parts of the form are, and what the antivirus said. */
  address: string;
  /** False while a file of the page waits for the antivirus, or one of its fields for a register. */
  isSettled: boolean;
};

/** Keeps the badges of the page and what is said of its files up to date. Draws nothing. */
export function FollowStates({ address, isSettled }: Props) {
  useEffect(() => startFollowing(address, isSettled), [address, isSettled]);
  return null;
}
