import { downloadRoute } from '@/lib/api/download';
import { methodNotAllowed } from '@/lib/api/route';
import { apiErrors } from '@/lib/text/api';

export const GET = downloadRoute('documents_package', apiErrors.noPackage);

const notAllowed = methodNotAllowed('GET');

export { notAllowed as DELETE, notAllowed as OPTIONS, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT };
