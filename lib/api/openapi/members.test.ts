import { describe, expect, it } from 'vitest';
import { openApiDocument } from './document';
import { answeredSchemas, memberRows } from './members';
import { schemaRef } from './schemas';

const document = openApiDocument('http://localhost:3000');
const rowsOf = (name: string) => memberRows(document, schemaRef(name));
const rowOf = (name: string, path: string) => rowsOf(name).find((row) => row.path === path);

describe('the members of a body, flat', () => {
  it('go down into objects and lists', () => {
    expect(rowsOf('CreatePublicMarket').map(({ path }) => path)).toEqual([
      'public_market',
      'public_market.name',
      'public_market.deadline',
      'public_market.siret',
      'public_market.market_type_codes',
      'public_market.lot_name',
      'public_market.lots',
      'public_market.lots[].name',
      'public_market.lots[].cpv_code',
      'public_market.lot_limit',
      'public_market.award_limit',
      'public_market.provider_user_id',
    ]);
  });

  it('stop at what has a name, which is shown on its own', () => {
    expect(rowsOf('PublicMarketList').map(({ path }) => path)).toEqual(['data', 'next_cursor']);
    expect(rowOf('PublicMarketList', 'data')?.reference).toBe('PublicMarket');
    expect(answeredSchemas(document)).toEqual(expect.arrayContaining(['PublicMarket', 'Lot', 'WebhookAttempt']));
    expect(answeredSchemas(document)).not.toContain('Binary');
  });

  it('say what is required, what may be null, and how long a text may be', () => {
    const name = rowOf('CreatePublicMarket', 'public_market.name');
    expect(name).toMatchObject({ types: ['string'], nullable: false, required: true, maxLength: 255 });
    const lotName = rowOf('CreatePublicMarket', 'public_market.lot_name');
    expect(lotName).toMatchObject({ types: ['string'], nullable: true, required: false, maxLength: 255 });
    expect(rowOf('PublicMarket', 'completed_at')).toMatchObject({
      nullable: true,
      required: true,
      format: 'date-time',
    });
  });

  it('list the words a member is limited to', () => {
    const codes = rowOf('PublicMarket', 'market_type_codes');
    expect(codes).toMatchObject({ types: ['array'], values: ['supplies', 'services', 'works', 'defense'] });
    expect(rowOf('Token', 'token_type')?.values).toEqual(['Bearer']);
  });

  it('show once what several variants have, required only if all require it', () => {
    expect(rowOf('Introspection', 'active')).toMatchObject({ required: true, values: [false, true] });
    expect(rowOf('Introspection', 'jti')).toMatchObject({ required: false });
  });

  it('are none for bytes', () => expect(rowsOf('Binary')).toEqual([]));
});
