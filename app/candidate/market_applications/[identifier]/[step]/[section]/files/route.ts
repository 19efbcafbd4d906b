import { receiveOneFile } from '@/app/candidate/market_applications/[identifier]/receive-one-file';

export const POST = receiveOneFile;
