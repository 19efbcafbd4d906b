import { receiveDraft } from '@/app/candidate/market_applications/[identifier]/receive-draft';

export const POST = receiveDraft;
