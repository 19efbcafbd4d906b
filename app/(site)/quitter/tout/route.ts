import { receiveLeaveAll } from '@/app/leave/receive-leave';

export const POST = receiveLeaveAll;
