import { readAnswer } from '@/lib/fields/read-answer';
import { type FormField, filesDeclared } from '@/lib/journey/application-form';
import { effectiveTypes } from '@/lib/journey/effective-types';
import { openVerificationSecret, verificationUrl } from '@/lib/links/verification-secret';
import type { AttestationContent } from './attestation/content';
import type { SubmittedApplication } from './submitted-application';

type Reader = 'candidate' | 'buyer';

/** What an attestation says of a submitted application, in the words of its reader. */
export function attestationContent(submitted: SubmittedApplication, reader: Reader): AttestationContent {
  const { application, market, editor, lots, form } = submitted;
  const { declaration } = form;
  if (!declaration) throw new Error('a submitted application without declaration');
  const { identifier, name, lotName, deadline, siret } = market;
  const secret = openVerificationSecret(application.id, application.verificationSecretCiphertext);
  return {
    market: {
      identifier,
      name,
      lotName,
      lots,
      deadline,
      siret,
      typeCodes: effectiveTypes(market),
      editorName: editor.name,
    },
    application: {
      identifier: application.identifier,
      siret: application.siret,
      companyName: application.companyName,
      submittedAt: application.completedAt,
    },
    declaration: { ...declaration, files: filesDeclared(form) },
    sections: sectionsOf(form.fields, reader),
    verificationUrl: verificationUrl(application.identifier, secret),
  };
}

function sectionsOf(fields: readonly FormField[], reader: Reader): AttestationContent['sections'] {
  const byCategory = Map.groupBy(fields, (field) => field.requirement.categoryKey);
  return [...byCategory.values()].map((inCategory) => ({
    title: inCategory[0]?.requirement.categoryBuyerLabel ?? '',
    subsections: [...Map.groupBy(inCategory, (field) => field.requirement.subcategoryKey).values()].map(
      (inSection) => ({
        title: inSection[0]?.requirement.subcategoryBuyerLabel ?? '',
        entries: inSection.map((field) => ({
          label: reader === 'buyer' ? field.requirement.buyerLabel : field.requirement.candidateLabel,
          blocks: readAnswer({ field, value: field.value, documents: field.documents }),
        })),
      }),
    ),
  }));
}
