import { applications } from '@/lib/api/endpoints/applications';
import { serve } from '@/lib/api/serve';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(applications.withdrawMarketApplication);
