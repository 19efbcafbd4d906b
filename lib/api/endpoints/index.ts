import { applications } from './applications';
import { deliveries } from './deliveries';
import { discovery } from './discovery';
import { documents } from './documents';
import type { Endpoint, EndpointName } from './endpoint';
import { fields } from './fields';
import { marketFiles } from './market-files';
import { markets } from './markets';
import { oauth } from './oauth';

/** Every endpoint, in the order in which an integrator meets them. */
export const ENDPOINTS: Readonly<Record<EndpointName, Endpoint>> = {
  ...oauth,
  ...markets,
  ...applications,
  ...documents,
  ...marketFiles,
  ...fields,
  ...deliveries,
  ...discovery,
};
