import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '@/lib/documents/content/content';
import { documentPath } from '@/lib/documents/package/package-manifest';
import { fullContent, groupContent } from '@/lib/documents/testing/full-content';
import type { Audience } from '@/lib/fields/blocks';
import type { Seal } from '@/lib/kits/pdfa/seal';
import { checkSignature, extractText, readDestinations, readOutline } from '@/lib/kits/pdfa/testing/poppler';
import { createTestSeal } from '@/lib/kits/pdfa/testing/test-seal';
import { attestationContent } from './attestation-content';
import { renderAttestation } from './render-attestation';

let seal: Seal;
beforeAll(async () => {
  seal = await createTestSeal();
});

const YES = { choice: 'yes', text: 'Plan de continuation.', documents: [] };
const NO = { choice: 'no', text: '', documents: [] };
const CLEAN = {
  ...{ liquidation_judiciaire: NO, faillite_interdiction: NO, manquement_execution: NO },
  ...{ bilan_ges: NO, plan_vigilance: NO },
};

const render = (content: Content, audience: Audience = 'buyer') =>
  renderAttestation(attestationContent(content, audience), { audience, seal, demonstration: false });
const squeeze = (text: string) => text.replace(/[\s\u00a0]+/g, ' ');
const pagesOf = async (pdf: Uint8Array) => (await extractText(pdf)).split('\f').map(squeeze);

describe('the first page', () => {
  it('says what was asked, given and missing, the files, the declaration and the lots', async () => {
    const [first = ''] = await pagesOf(await render(fullContent({ ...CLEAN, telephone: null }), 'candidate'));
    for (const said of [
      /Questions posées 51 : 50 réponses, 0 « non concerné », 1 sans réponse/,
      /Fichiers joints 30 fichiers, 72,4 Mo/,
      /n’entre dans aucun cas d’exclusion, le dimanche 22 novembre 2026/,
      /Candidature aux lots 2, 3/,
    ])
      expect(first).toMatch(said);
    expect(first).not.toContain('À regarder');
  });

  it('of the buyer’s copy says what to look at; a pièce that was asked for and not given is one', async () => {
    const content = fullContent({ ...CLEAN, liquidation_judiciaire: YES, bilans_trois_exercices: null }, 'concerned');
    const pages = await pagesOf(await render(content));
    expect(pages[0]).toMatch(
      /À regarder d’abord Motifs d’exclusion – L’entreprise se déclare concernée .* – Liquidation ou redressement judiciaire : oui Sans réponse – Bilans des trois derniers exercices : pièce demandée, non jointe/,
    );
    expect(pages.join(' ')).toMatch(/Bilans des trois derniers exercices Pièce demandée, non jointe/);
    const [clean = ''] = await pagesOf(await render(fullContent(CLEAN)));
    expect(clean).toContain('Rien de défavorable, rien ne manque');
  });

  it('of a group counts all of it, and looks at each member', async () => {
    const pages = await pagesOf(await render(groupContent()));
    expect(pages[0]).toMatch(/Groupement conjoint, 3 membres/);
    expect(pages[0]).toContain('À regarder d’abord : membre 1, Plomberie Lefèvre & Fils');
    expect(pages.slice(0, 3).join(' ')).toContain('À regarder d’abord : membre 3, Plomberie Noël');
  });
});

it('each file has its number, the name that it bears in the package, its type, weight, digest and scan in words', async () => {
  const content = fullContent();
  const text = squeeze(await extractText(await render(content))).replaceAll(' ', '');
  for (const section of content.parts.flatMap(({ sections }) => sections))
    for (const file of section.entries.flatMap(({ files }) => files)) {
      const number = `${`${file.responseRank}`.padStart(2, '0')}-01`;
      const said = `Pièce${number}:${file.file.name}PDF·2,4Mo·nonanalyséDansledossier:${documentPath(file)}SHA-256:${file.file.sha256}`;
      expect(text).toContain(said.replaceAll(' ', ''));
    }
});

describe('a long one', () => {
  it('has a table of contents whose pages are those of its titles', async () => {
    const pdf = await render(fullContent(CLEAN));
    const pages = await pagesOf(pdf);
    expect(pages.length).toBeGreaterThan(7);
    const contents = pages.find((page) => page.includes('Sommaire'))?.split('Sommaire')[1] ?? '';
    const titles = fullContent().parts.map(({ title }) => title);
    for (const title of [...titles, 'Déclaration sur l’honneur', 'Authenticité de ce document']) {
      const page = Number(new RegExp(`${title} (\\d+)`).exec(contents)?.[1]);
      expect(pages[page - 1], `${title}, ${page}`).toContain(title);
    }
    expect(pages.filter((page) => page !== '').map((page) => /Page (\d+\/\d+)/.exec(page)?.[1])).toEqual(
      pages.slice(0, -1).map((_, index) => `${index + 1}/${pages.length - 1}`),
    );
    expect(await checkSignature(pdf)).toContain('Signature is Valid');
  });

  it('whose entries lead to their titles', async () => {
    const pdf = await render(fullContent(CLEAN));
    const raw = Buffer.from(pdf).toString('latin1');
    const entries = (await readOutline(pdf)).length;
    const names = (pattern: RegExp) => [...raw.matchAll(pattern)].map(([, name]) => name).sort();
    const led = names(/\/S \/GoTo\n\/D \(([^)]+)\)/g);
    expect(led).toEqual(Array.from({ length: entries }, (_, rank) => `titre-${rank + 1}`).sort());
    const places = await readDestinations(pdf);
    const pages = await pagesOf(pdf);
    for (const [rank, title] of (await readOutline(pdf)).entries())
      expect(pages[(places.get(`titre-${rank + 1}`) ?? 0) - 1], title).toContain(title);
  });

  it('a short one has none', async () => {
    const { parts, ...content } = fullContent(CLEAN);
    const pages = await pagesOf(await render({ ...content, parts: parts.slice(0, 1) }));
    expect(pages.join(' ')).not.toContain('Sommaire');
    expect(pages.length).toBeLessThan(7);
  });
});

describe('bookmarks', () => {
  it('are there for every title', async () => {
    const outline = await readOutline(await render(fullContent(CLEAN)));
    expect(outline).toEqual([
      'L’essentiel',
      'À regarder d’abord',
      'Le marché',
      'L’entreprise candidate',
      ...fullContent().parts.map(({ title }) => title),
      'Déclaration sur l’honneur',
      'Authenticité de ce document',
    ]);
  });

  it('in a group, those of a member are under its name', async () => {
    const outline = await readOutline(await render(groupContent()));
    expect(outline).toContain('Membre 2\u00a0: Couverture Petit');
    expect(outline).toContain('Membre 2\u00a0: Couverture Petit > Motifs d’exclusion');
    expect(outline.filter((title) => title === 'Motifs d’exclusion')).toEqual([]);
  });
});
