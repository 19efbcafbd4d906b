import { discovery } from '@/lib/api/endpoints/discovery';
import { serve } from '@/lib/api/serve';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(discovery.getOpenApiDocument);
