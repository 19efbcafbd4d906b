import { tellStates } from '@/app/candidate/market_applications/[identifier]/tell-states';

export const GET = tellStates;
