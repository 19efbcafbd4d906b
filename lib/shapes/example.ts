import { exampleText } from '@/lib/text/api-operations';

/** One story for all examples of the API and of webhooks: a market, and an application to it. */

export const MARKET_ID = 'VR-2026-7K3M9QX2W8HD';
export const APPLICATION_ID = 'FT202611220A1B2C3D';

export const exampleMarket = {
  identifier: MARKET_ID,
  name: exampleText.market,
  lot_name: null,
  lots: [{ number: 1, name: exampleText.lot, cpv_code: '45214200-2' }],
  deadline: '2027-12-31T22:59:00.000Z',
  market_type_codes: ['works'],
  completed_at: '2026-11-22T10:02:41.007Z',
  field_keys: ['identite_entreprise_identification_siret', 'identite_entreprise_identification_raison_sociale'],
};

export const exampleApplication = {
  identifier: APPLICATION_ID,
  siret: '73282932000074',
  foreign_identifier: null,
  company_name: exampleText.company,
  lots: exampleMarket.lots,
  members: [],
  replaces: null,
  completed_at: '2026-11-22T14:30:45.123Z',
};
