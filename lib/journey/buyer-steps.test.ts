import { describe, expect, it } from 'vitest';
import { BUYER_STEPS, buyerStepAfter, buyerStepBefore, currentBuyerStep, mayVisitBuyerStep } from './buyer-steps';

const setup = { defense: false };
const requiredFields = { fieldKeys: [] };
const additionalFields = { wanted: false, fieldKeys: [] };

describe('the buyer’s journey', () => {
  it('has the four steps of the contract, in order', () => {
    expect(BUYER_STEPS).toEqual(['setup', 'required_fields', 'additional_fields', 'summary']);
    expect(BUYER_STEPS.map(buyerStepAfter)).toEqual(['required_fields', 'additional_fields', 'summary', undefined]);
    expect(BUYER_STEPS.map(buyerStepBefore)).toEqual([undefined, 'setup', 'required_fields', 'additional_fields']);
  });

  it.each([
    [{}, 'setup', ['setup']],
    [{ setup }, 'required_fields', ['setup', 'required_fields']],
    [{ setup, requiredFields }, 'additional_fields', ['setup', 'required_fields', 'additional_fields']],
    [{ setup, requiredFields, additionalFields }, 'summary', [...BUYER_STEPS]],
    // What was saved too early, however it came there, opens nothing.
    [{ requiredFields, additionalFields }, 'setup', ['setup']],
    [{ setup, additionalFields }, 'required_fields', ['setup', 'required_fields']],
  ])('replays %j: one stands at %s', (configuration, current, open) => {
    expect(currentBuyerStep(configuration)).toBe(current);
    expect(BUYER_STEPS.filter((step) => mayVisitBuyerStep(configuration, step))).toEqual(open);
  });
});
