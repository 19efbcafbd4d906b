import { documents } from '@/lib/api/endpoints/documents';
import { serve } from '@/lib/api/serve';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(documents.getEspd);
