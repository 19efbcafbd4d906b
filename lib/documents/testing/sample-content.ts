import { createHash } from 'node:crypto';
import type { AttestationContent } from '@/lib/documents/attestation/content';
import type { FileReference } from '@/lib/fields/blocks';

/** A file reference for tests, whose digest is that of its name. */
export function sampleFile(name: string, sizeBytes = 2_412_345): FileReference {
  const sha256 = createHash('sha256').update(name).digest('hex');
  return { id: sha256.slice(0, 8), name, sizeBytes, sha256, scanState: 'not_scanned' };
}

/** An application as many are: three categories, one table, a few files. For tests and for looking at the result. */
export function sampleContent(): AttestationContent {
  return {
    market: {
      identifier: 'VR-2026-7K3M9QXT2B5W',
      name: 'Rénovation énergétique du groupe scolaire Jean-Moulin & réfection des façades',
      lotName: null,
      lots: [
        { number: 1, name: 'Gros œuvre et désamiantage', cpvCode: '45223220-4' },
        { number: 2, name: 'Menuiseries extérieures', cpvCode: '45421000-4' },
        { number: 3, name: 'Chauffage, ventilation, plomberie', cpvCode: null },
      ],
      deadline: new Date('2027-12-31T22:59:00Z'),
      siret: '13002526500013',
      typeCodes: ['works', 'services'],
      editorName: 'Plateforme des achats de l’Hérault',
    },
    application: {
      identifier: 'FT20261122Q7W3K9ZD',
      siret: '73282932000074',
      foreignIdentifier: null,
      companyName: 'Plomberie Lefèvre & Fils',
      submittedAt: new Date('2026-11-22T21:07:45.123Z'),
      replaces: null,
      lots: [
        { number: 2, name: 'Menuiseries extérieures', cpvCode: '45421000-4' },
        { number: 3, name: 'Chauffage, ventilation, plomberie', cpvCode: null },
      ],
    },
    declaration: {
      choice: 'no_exclusion',
      wording:
        'Je déclare sur l’honneur, en application des articles L2141-1 à L2141-5 et L2141-7 à L2141-11 du Code de la commande publique, que l’entreprise que je représente n’entre dans aucun des cas d’exclusion des marchés publics.',
      wordingVersion: '2026-11',
      declaredAt: new Date('2026-11-22T21:05:12Z'),
      explanation: null,
      files: [],
    },
    group: null,
    members: [],
    summary: {
      ...{ asked: 9, given: 7, notApplicable: 1, missing: 1 },
      files: { count: 2, sizeBytes: 2_496_465, leftOut: 0 },
    },
    toLookAt: [{ title: 'Sans réponse', points: ['Téléphone'] }],
    sections: [
      {
        title: 'Identité de l’entreprise',
        subsections: [
          {
            title: 'Identification',
            entries: [
              {
                label: 'Forme juridique',
                blocks: [{ kind: 'paragraph', text: 'SARL, société à responsabilité limitée' }],
              },
              {
                label: 'Activité principale',
                blocks: [
                  { kind: 'paragraph', text: '43.22A – Travaux d’installation d’eau et de gaz en tous locaux' },
                  { kind: 'badge', tone: 'green', text: 'Récupéré automatiquement' },
                ],
              },
              {
                label: 'Adresse électronique',
                blocks: [{ kind: 'paragraph', text: 'contact@plomberie-lefevre.example' }],
              },
              {
                label: 'Site internet',
                blocks: [
                  {
                    kind: 'link',
                    href: 'https://plomberie-lefevre.example/références',
                    text: 'plomberie-lefevre.example',
                  },
                ],
              },
              { label: 'Téléphone', blocks: [{ kind: 'missing', text: 'Non renseigné' }] },
            ],
          },
        ],
      },
      {
        title: 'Capacité économique et financière',
        subsections: [
          {
            title: 'Chiffre d’affaires',
            entries: [
              {
                label: 'Chiffre d’affaires des trois derniers exercices',
                blocks: [
                  {
                    kind: 'table',
                    caption: 'Chiffre d’affaires global et part du domaine du marché',
                    columns: ['Exercice', 'Clos le', 'Chiffre d’affaires', 'Part du domaine'],
                    rows: [
                      ['N-1', '31/12/2025', '1 234 567 €', '42 %'],
                      ['N-2', '31/12/2024', '1 187 001 €', '40 %'],
                      ['N-3', '31/12/2023', '998 450 €', '37,5 %'],
                    ],
                  },
                  { kind: 'badge', tone: 'blue', text: 'Déclaré par le candidat' },
                ],
              },
              {
                label: 'Attestation d’assurance',
                blocks: [
                  {
                    kind: 'files',
                    files: [sampleFile('Attestation décennale 2026.pdf'), sampleFile('Avenant n° 2.pdf', 84_120)],
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        title: 'Capacités techniques et professionnelles',
        subsections: [
          {
            title: 'Moyens',
            entries: [
              {
                label: 'Certification environnementale',
                blocks: [
                  { kind: 'badge', tone: 'red', text: 'Non' },
                  {
                    kind: 'pair',
                    label: 'Précisions',
                    value: 'Démarche ISO 14001 engagée en 2025, audit prévu au printemps.',
                  },
                ],
              },
              {
                label: 'Description des moyens techniques',
                blocks: [
                  {
                    kind: 'paragraph',
                    text: 'L’entreprise dispose d’un atelier de 400 m², de trois fourgons équipés et d’une nacelle.\nHuit salariés, dont deux titulaires de la qualification « amiante sous-section 4 », interviennent sur tout le département.',
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    verificationUrl: 'https://passe-marche.example/verification/FT20261122Q7W3K9ZD?k=3f9a1b7c2d4e5f60718293a4b5c6d7e8',
  };
}
