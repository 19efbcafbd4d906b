import type { OperationSpec } from '@/lib/api/openapi/operation';
import { applicationOperations } from './applications';
import { deliveryOperations } from './deliveries';
import { discoveryOperations } from './discovery';
import { documentOperations } from './documents';
import { marketOperations } from './markets';
import { oauthOperations } from './oauth';

/** Every operation, in the order in which an integrator meets them. `base` is where the examples' links lead. */
export function allOperations(base: string): OperationSpec[] {
  return [
    ...oauthOperations(base),
    ...marketOperations(base),
    ...applicationOperations(base),
    ...documentOperations(),
    ...deliveryOperations(),
    ...discoveryOperations(base),
  ];
}
