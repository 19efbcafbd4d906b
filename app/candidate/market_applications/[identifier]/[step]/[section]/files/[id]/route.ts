import { removeOneFile } from '@/app/candidate/market_applications/[identifier]/remove-one-file';

export const DELETE = removeOneFile;
