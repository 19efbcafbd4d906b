import type { Content } from '@/lib/documents/content/content';
import type { FirmAnswers } from './firm-answers';
import { ofAuthority, sizeOf } from './parties';
import { type CriterionResponses, described, yesOrNo } from './responses';

/** Whether the firm applies with others, as whom and with whom, and whether it is a small or medium-sized one. */
export function otherAnswers(content: Content, number: number | null, firm: FirmAnswers): CriterionResponses {
  const size = sizeOf(firm);
  return {
    'eo-group': number === null ? { answer: yesOrNo(false) } : inGroup(content, number),
    sme: size === undefined ? {} : { answer: yesOrNo(size === 'sme') },
  };
}

function inGroup({ application, members }: Content, number: number): NonNullable<CriterionResponses['eo-group']> {
  const { listID: listId, listVersionID: listVersionId } = ofAuthority('eo-role-type', '20211208-0');
  const all = [{ number: 1, companyName: application.companyName }, ...members];
  const others = all.filter((each) => each.number !== number).map(({ companyName }) => companyName);
  return {
    answer: yesOrNo(true),
    role: [{ code: number === 1 ? 'group-lead' : 'group-mem', listId, listVersionId }],
    others: described(others.join('\n')),
  };
}
