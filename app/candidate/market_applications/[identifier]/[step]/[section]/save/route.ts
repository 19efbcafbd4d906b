import { receivePage } from '@/app/candidate/market_applications/[identifier]/receive-page';

export const POST = receivePage;
