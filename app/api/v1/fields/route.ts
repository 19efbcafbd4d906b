import { fields } from '@/lib/api/endpoints/fields';
import { serve } from '@/lib/api/serve';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(fields.listFields);
