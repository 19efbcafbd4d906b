import { expect, it } from 'vitest';
import { readReturnAddress, withReturnAddress } from './return-address';

it.each(['/admin/markets/VR-2026-7K3M9QXT2B5W', '/admin/deliveries?status=sync_failed&editor=orveane'])(
  '%s is come back to',
  (address) => {
    expect(readReturnAddress(address)).toBe(address);
  },
);

it.each([
  undefined,
  ['/admin/markets', '/admin/editors'],
  '',
  '/',
  '/admin',
  '/administration',
  '/admin/sign_in',
  '/admin/sign_in/second_factor?next=/admin/markets',
  '/admin/../buyer/public_markets',
  '/admin/..//elsewhere.example',
  '//elsewhere.example/admin/markets',
  '/\\elsewhere.example/admin/markets',
  'https://elsewhere.example/admin/markets',
  'javascript:alert(1)',
  `/admin/markets?${'a'.repeat(2000)}`,
])('%j leads to the dashboard', (address) => {
  expect(readReturnAddress(address)).toBe('/admin');
});

it('is carried from page to page, whatever else their address says', () => {
  expect(withReturnAddress('/admin/sign_in', '/admin')).toBe('/admin/sign_in');
  const next = '/admin/deliveries?status=sync_failed&to=2026-11-23';
  for (const path of ['/admin/sign_in', '/admin/sign_in?problem=refused']) {
    const address = new URL(withReturnAddress(path, next), 'http://console.invalid');
    expect(readReturnAddress(address.searchParams.get('next'))).toBe(next);
  }
});
