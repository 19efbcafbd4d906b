import { unknownPath } from '@/lib/api/route';

// Every unknown path below /oauth answers in JSON: without this, an integrator would get a web page.
export { unknownPath as DELETE, unknownPath as GET, unknownPath as PATCH, unknownPath as POST, unknownPath as PUT };
