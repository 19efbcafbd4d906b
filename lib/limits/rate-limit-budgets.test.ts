import { describe, expect, it } from 'vitest';
import { BUDGETS, bucketOf, budgetOf } from './rate-limit-budgets';

it('has the numbers of the contract', () => {
  expect(BUDGETS).toEqual({
    token: { perHour: 60, burst: 10 },
    api: { perHour: 1000, burst: 50 },
    downloads: { perHour: 100, burst: 10 },
  });
});

describe('bucketOf', () => {
  it.each([
    ['/oauth/token', 'token'],
    ['/oauth/tokens', undefined],
    ['/oauth/introspect', undefined],
    ['/api/v1', 'api'],
    ['/api/v1/public_markets', 'api'],
    ['/api/v1/market_applications/FT20261122AAAAAAAA', 'api'],
    ['/api/v1/market_applications/FT20261122AAAAAAAA/attestation', 'downloads'],
    ['/api/v1/market_applications/FT20261122AAAAAAAA/documents_package', 'downloads'],
    ['/api/v1/public_markets/VR-2026-AAAAAAAAAAAA/applications_table', 'downloads'],
    ['/api/v1/public_markets/VR-2026-AAAAAAAAAAAA/packages', 'downloads'],
    ['/api/v1/market_applications/attestation', 'api'],
    ['/api/v1/unknown', 'api'],
    ['/api/v10', undefined],
    ['/api/inngest', undefined],
    ['/.well-known/jwks.json', undefined],
  ])('%s counts in %s', (path, bucket) => {
    expect(bucketOf(path)).toBe(bucket);
  });
});

it('an override replaces what it names', () => {
  expect(budgetOf('api', null)).toEqual({ perHour: 1000, burst: 50 });
  expect(budgetOf('api', { api: { burst: 200 }, token: { perHour: 1 } })).toEqual({ perHour: 1000, burst: 200 });
});
