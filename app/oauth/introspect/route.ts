import { oauth } from '@/lib/api/endpoints/oauth';
import { serve } from '@/lib/api/serve';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(oauth.introspectToken);
