import { expect, test } from '@playwright/test';
import { configureMarket } from './buyer';
import { inspectPage } from './inspect-page';
import { createMarket, receivedWebhooks } from './platform';

test('draft', async ({ page }) => {
  const { identifier, pageUrl } = await createMarket(page, { name: 'Entretien des espaces verts & des toitures', types: ['services', 'works'] });
  await page.getByRole('link', { name: 'Configurer le marché (acheteur)' }).click();
  await configureMarket(page, { defense: false, additional: ['capacite_economique_financiere_chiffre_affaires_global_annuel', 'capacites_techniques_professionnelles_certificats_ess', 'capacites_techniques_professionnelles_outillage_materiel_equipements', 'capacites_techniques_professionnelles_certificats_qualibat'] });
  await inspectPage(page, 'buyer-sync-status');
  await expect.poll(async () => (await receivedWebhooks(page, identifier)).length).toBe(1);
  console.log(await receivedWebhooks(page, identifier), pageUrl);
});
