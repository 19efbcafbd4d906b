import { receiveChange } from '@/app/candidate/market_applications/[identifier]/replacement/receive-change';
import { withdrawApplication } from '@/lib/applications/replace-application';

export const POST = receiveChange(async ({ application: { id } }, now) => {
  await withdrawApplication(id, now);
  return undefined;
});
