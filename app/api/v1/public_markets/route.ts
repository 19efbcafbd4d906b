import { markets } from '@/lib/api/endpoints/markets';
import { serve } from '@/lib/api/serve';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(markets.listPublicMarkets, markets.createPublicMarket);
