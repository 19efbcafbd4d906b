import { marketFiles } from '@/lib/api/endpoints/market-files';
import { serve } from '@/lib/api/serve';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(marketFiles.getApplicationsTable);
