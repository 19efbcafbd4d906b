import { deliveries } from '@/lib/api/endpoints/deliveries';
import { serve } from '@/lib/api/serve';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve(deliveries.getWebhookTest, deliveries.testWebhook);
