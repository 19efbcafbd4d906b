import { expect, test } from 'vitest';
import { createMasker } from './masking';

const mask = createMasker(() => ['demo_editor_secret', '', 'p&q secret']);

test('known secrets are hidden wherever they are, encoded too', () => {
  expect(mask('x=demo_editor_secret, y=p&q secret, z=p%26q%20secret')).toBe('x=••••••, y=••••••, z=••••••');
});

test('members that hold a secret are hidden in JSON and in forms', () => {
  expect(mask('{"access_token": "abc", "token_type":"Bearer"}')).toBe(
    '{"access_token": "••••••", "token_type":"Bearer"}',
  );
  expect(mask('grant_type=client_credentials&client_id=me&client_secret=other&scope=api_access')).toBe(
    'grant_type=client_credentials&client_id=me&client_secret=••••••&scope=api_access',
  );
});

test('bearer tokens and signed tokens are hidden', () => {
  expect(mask('Authorization: Bearer opaque-token-123')).toBe('Authorization: Bearer ••••••');
  expect(mask('seen eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln here')).toBe('seen •••••• here');
});

test('the token of an access link is hidden, its market stays readable', () => {
  const link = 'http://localhost:3000/buyer/public_markets/VR-2026-ABCDEFGHJKMN/access/s3cr3t_-tok/setup';
  expect(mask(link)).toBe('http://localhost:3000/buyer/public_markets/VR-2026-ABCDEFGHJKMN/access/••••••/setup');
  expect(mask('https://p.example/verification/FT1?k=abc')).toBe('https://p.example/verification/FT1?k=••••••');
});

test('what holds no secret is left as it is', () => {
  const plain = '{"identifier":"VR-2026-ABCDEFGHJKMN","field_keys":["company_name"],"next_cursor":null}';
  expect(mask(plain)).toBe(plain);
});
