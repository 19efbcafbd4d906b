import { unknownPath } from '@/lib/api/route';

// /api and every unknown path below it answer in JSON: without this, an integrator would get a web page.
export {
  unknownPath as DELETE,
  unknownPath as GET,
  unknownPath as OPTIONS,
  unknownPath as PATCH,
  unknownPath as POST,
  unknownPath as PUT,
};
