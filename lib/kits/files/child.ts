import { answerParent } from '@/lib/kits/watched/answer-parent';
import { judge } from './judge';
import type { Verdict } from './refusal';

export type Question = { path: string };

/** The program of a judging process. */
answerParent<Question, Verdict>(({ path }) => judge(path));
