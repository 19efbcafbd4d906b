import { providerErrors } from '@/demo/registers/errors';
import { documentTitles, urssafWords } from '@/demo/registers/text';
import { type Ask, data, day, type Register } from './ask';

const inTwoDays = 172_800;
const aDay = 86_400;
const tenMinutes = 600;
const threeMonths = 7_889_238;

export const urssaf: Register = ({ knowledge, today, linkTo }) => {
  if (knowledge === 'under_review')
    return providerErrors('urssaf').own(502, '501', urssafWords.reviewTitle, urssafWords.review, {
      retry_in: inTwoDays,
    });
  if (knowledge === 'refused')
    return data({
      entity_status: { code: 'refus_de_delivrance', ...urssafWords.refused },
      date_debut_validite: null,
      date_fin_validite: null,
      code_securite: null,
      document_url: null,
      document_url_expires_in: null,
    });
  const known = <T>(value: T) => (knowledge === 'incomplete' ? null : value);
  return data({
    entity_status: { code: 'ok', ...urssafWords.delivered },
    date_debut_validite: known(day(today, -1)),
    date_fin_validite: known(day(today, 5)),
    code_securite: known('SPECIMEN0000000'),
    document_url: known(linkTo({ title: documentTitles.urssaf, seconds: aDay })),
    document_url_expires_in: known(aDay),
  });
};

const msaStatuses: Partial<Record<Ask['knowledge'], string>> = {
  refused: 'outdated',
  under_review: 'under_investigation',
};

export const msa: Register = ({ knowledge }) => data({ status: msaStatuses[knowledge] ?? 'up_to_date' });

export const cibtp: Register = (ask) => {
  if (ask.knowledge === 'refused')
    return providerErrors('cibtp').own(
      404,
      '422',
      'Attestation non disponible',
      "L'attestation ne peut être délivrée car l'entreprise n'est pas en règle de ses cotisations CIBTP.",
    );
  if (ask.knowledge === 'incomplete') return data({ document_url: null, expires_in: null });
  return certificate(ask, documentTitles.cibtp, tenMinutes);
};

export const cnetp: Register = (ask) => certificate(ask, documentTitles.cnetp, tenMinutes);
export const probtp: Register = (ask) => certificate(ask, documentTitles.probtp, threeMonths);
export const fntp: Register = (ask) => certificate(ask, documentTitles.fntp, threeMonths);

export const probtpConformite: Register = ({ knowledge }) => data({ eligible: knowledge !== 'refused' });

function certificate({ linkTo }: Ask, title: string, seconds: number) {
  return data({ document_url: linkTo({ title, seconds }), expires_in: seconds });
}
