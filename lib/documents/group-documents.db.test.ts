import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findGroupMembers } from '@/db/queries/group-members';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { extractText } from '@/lib/kits/pdfa/testing/poppler';
import { loadSubmitted } from './content/submitted-application';
import { makeAttestation } from './make-attestation';
import { checkPackage } from './package/check-package';
import { makeDocumentsPackage } from './package/make-documents-package';
import { applicationCompletedPayload } from './publish/announce-documents';
import { bytesOf, makeSubmittedGroup } from './testing/make-submitted';
import { readZip } from './testing/read-zip';

useTestDatabase();

let made: Awaited<ReturnType<typeof makeSubmittedGroup>>;
beforeAll(async () => {
  made = await makeSubmittedGroup();
  for (const kind of ['attestation', 'buyer_attestation'] as const) await makeAttestation(made.id, kind);
  await makeDocumentsPackage(made.id);
}, 60_000);

describe('of a group', () => {
  it.each(['attestation', 'buyer_attestation'] as const)('%s has a part for each member', async (kind) => {
    const pdf = await bytesOf(made.id, kind);
    if (process.env.KEEP_PDF) writeFileSync(path.join(process.env.KEEP_PDF, `group-${kind}.pdf`), pdf);
    const text = (await extractText(pdf)).replace(/\s+/g, ' ');
    for (const said of [
      'que le groupement dont le mandataire est l’entreprise Menuiserie Lefèvre',
      'Groupement conjoint',
      'Membre 2 : Couverture Petit',
      'le membre lui-même',
      'Membre 3 : Plomberie Noël',
      'qui déclare détenir un mandat de ce membre',
      'mandat.pdf',
    ])
      expect(text).toContain(said);
    expect(text.match(/aucun (des )?cas d’exclusion/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('the package has a folder for each member, is what its manifest says, and says so of itself', async () => {
    const zip = await bytesOf(made.id, 'documents_package');
    const names = readZip(zip).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('documents/'))).toEqual([
      'documents/01/user_02_01_liquidation_judiciaire_jugement.pdf',
      'documents/01/user_03_01_declarations_fiscales_fiscal été.pdf',
      'documents/01/user_03_02_declarations_fiscales_notes.txt',
      'documents/02/user_03_01_declarations_fiscales_fiscal.pdf',
      'documents/03/user_03_01_declarations_fiscales_fiscal.pdf',
      'documents/03/user_05_01_mandate_mandat.pdf',
    ]);
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'group-')), 'package.zip');
    writeFileSync(file, zip);
    const { problems, manifest } = await checkPackage(file);
    expect(problems).toEqual([]);
    expect(manifest).toMatchObject({
      format_version: 2,
      group: { kind: 'conjoint', mandataire_solidaire: true },
      members: [
        { number: 2, company_name: 'Couverture Petit', declared_by: 'itself', role: 'Couverture' },
        { number: 3, company_name: 'Plomberie Noël', declared_by: 'mandataire' },
      ],
    });
    expect(manifest?.documents.map(({ member }) => member)).toEqual([1, 1, 1, 2, 3, 3]);
  });

  it('the platform is told of its members, the mandataire first', async () => {
    const { market_application: told } = applicationCompletedPayload(
      await loadSubmitted(made.id),
      await findGroupMembers(made.id),
    );
    expect(told).toMatchObject({ siret: '13002526500013', company_name: 'Menuiserie Lefèvre' });
    expect(told.members.map(({ siret, role, declared_by }) => [siret, role, declared_by])).toEqual([
      ['13002526500013', 'mandataire', 'itself'],
      ['35600000000048', 'member', 'itself'],
      ['73282932000074', 'member', 'mandataire'],
    ]);
  });
});
