import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { BUTTON } from '@/lib/fields/step-action';
import { LiveRegister } from './live-register';

const SAID = { text: 'Annuaire des entreprises, le 29/11/2026', notices: [] };

const drawn = (newer?: string) =>
  renderToStaticMarkup(
    <LiveRegister
      fieldKey="raison_sociale"
      takeNewer={{ text: 'Prendre', about: 'Raison sociale' }}
      drawn={{ ...SAID, ...(newer && { newer }) }}
      isAwaited={false}
    />,
  );

it('what a register says now is taken by a button of the form, which says of what', () => {
  expect(drawn('Le registre indique maintenant autre chose')).toMatch(
    new RegExp(
      `maintenant autre chose.*<button type="submit"[^>]*value="raison_sociale" name="${BUTTON.takeNewer}".*Raison sociale`,
    ),
  );
  expect(drawn()).not.toContain('<button');
});
