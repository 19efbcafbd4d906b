'use client';
import { Checking } from '@/app/checking/checking';

const loadRules = async (form: HTMLFormElement) => (await import('./load-rules')).loadRules(form);

/** Has the form of a buyer's step checked while one fills it. */
export const StepChecking = () => <Checking loadRules={loadRules} />;
