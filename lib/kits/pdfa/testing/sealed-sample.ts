import { Document, Link, Page, Text } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { TimeStamper } from '@/lib/kits/pdfa/cades';
import { PAPER_FONT } from '@/lib/kits/pdfa/paper-fonts';
import { renderPdfa } from '@/lib/kits/pdfa/render-pdfa';
import type { Seal } from '@/lib/kits/pdfa/seal';

type Sample = { seal: Seal; timeStamper?: TimeStamper; title?: string };

const date = new Date('2026-11-22T21:07:45Z');

/** A sealed page with a link, or with `child`. */
export async function renderSample({ seal, timeStamper, title = 'Titre' }: Sample, child?: ReactElement) {
  const content = child ?? [
    createElement(Text, { key: 'text' }, 'Un texte à sceller, des lettres grecques α et un signe ✓.'),
    createElement(Link, { key: 'link', src: 'https://example.org/' }, 'Un lien'),
  ];
  const page = createElement(Page, { size: 'A4', style: { fontFamily: PAPER_FONT } }, content);
  const source = { text: createElement(Document, null, page) };
  const metadata = { title, author: 'Auteur', subject: 'Sujet', creator: 'Essai', lang: 'fr-FR', linkName: 'Lien' };
  const signature = { seal, timeStamper, signerName: 'Essai', reason: 'Essai', date };
  return Buffer.from(await renderPdfa(source, { ...metadata, creationDate: date }, signature));
}
