import { z } from 'zod';
import type { NamedMember } from '@/db/queries/firms';
import { lengthIn, type TextLength, typedLine, typedText } from '@/lib/input/plain-text';
import { checkSiret } from '@/lib/siret';

/** Inputs of the form of a member, by name. */
export const MEMBER_INPUTS = ['company_name', 'siret', 'role', 'reserved_tasks'] as const;
export type MemberInput = (typeof MEMBER_INPUTS)[number];
export type PostedMember = Record<MemberInput, string>;

/** What is wrong with one input: a code that `lib/text` has words for. */
export type MemberProblem = { field: MemberInput; code: string; length?: TextLength };

const MAX_TASKS_CODE_POINTS = 2_000;

/** Nothing where the member has none, or gives it itself: a firm without SIRET says so in its own part. */
const siret = typedLine().transform((text, context) => {
  const checked = checkSiret(text);
  if (checked.ok) return checked.siret;
  if (checked.reason === 'empty') return null;
  context.addIssue({ code: 'custom', message: `siret_${checked.reason}` });
  return z.NEVER;
});

const memberInput = z.object({
  company_name: typedLine().refine((text) => text !== '', 'missing'),
  siret,
  role: typedLine(),
  reserved_tasks: typedText(MAX_TASKS_CODE_POINTS),
});

/** What a mandataire typed of a member: as it is kept, or what is to be mended. */
export function readMember(posted: PostedMember): { member: NamedMember } | { problems: MemberProblem[] } {
  const read = memberInput.safeParse(posted);
  if (!read.success) return { problems: read.error.issues.map(toProblem) };
  const { company_name, role, reserved_tasks } = read.data;
  const member = { companyName: company_name, siret: read.data.siret };
  return { member: { ...member, role: role || null, reservedTasks: reserved_tasks || null } };
}

function toProblem(issue: z.core.$ZodIssue): MemberProblem {
  return { field: issue.path[0] as MemberInput, code: issue.message, length: lengthIn(issue) };
}
