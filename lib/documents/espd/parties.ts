import type { ForeignIdentifier } from '@/db/schema/applications';
import { type FirmAnswers, textOf } from './firm-answers';
import { type Element, element, text } from './xml';

/** Kinds of identifiers of the list `eoid-type`; an « other » number has no kind there. */
const KINDS = { vat: 'VAT', euid: 'BRIS', national_register: 'NATIONAL' } as const;
const SIRET = { schemeID: 'NATIONAL', schemeName: 'SIRET' };

/** The sizes of French law (art. 3 décret n° 2008-1354) in those of the list `economic-operator-size`. */
const SIZES: Record<string, string> = { PME: 'sme', ETI: 'large', GE: 'large' };

/** Sizes in words of the list, by what the firm chose. */
export const sizeOf = (firm: FirmAnswers): string | undefined =>
  SIZES[textOf(firm.find('identification_categorie')?.value, 'text') ?? ''];

/** The buyer, of whom we know its SIRET. */
export const contractingParty = (siret: string): Element =>
  element('cac:ContractingParty', [element('cac:Party', [identification(siret, SIRET)])]);

type Firm = { siret: string | null; foreignIdentifier: ForeignIdentifier | null; companyName: string };

/** The firm that answers. `role`: a code of the list `eo-role-type`. */
export function economicOperatorParty(firm: Firm, role: string, answers: FirmAnswers): Element {
  const said = (keyEnd: string, member = 'text') => textOf(answers.find(keyEnd)?.value, member);
  const size = sizeOf(answers);
  const address = said('adresse_siege_social');
  return element('cac:EconomicOperatorParty', [
    element('cac:EconomicOperatorRole', [text('cbc:RoleCode', role, ofAuthority('eo-role-type', '20211208-0'))]),
    element('cac:Party', [
      size ? text('cbc:IndustryClassificationCode', size, ofAuthority('economic-operator-size', '20250924-0')) : null,
      identificationOf(firm),
      element('cac:PartyName', [text('cbc:Name', firm.companyName)]),
      address ? element('cac:PostalAddress', [element('cac:AddressLine', [text('cbc:Line', address)])]) : null,
      contactOf(said('identification_nom_prenom'), said('contact_telephone'), said('contact_email')),
    ]),
  ]);
}

/** The list and version of a code of the Publications Office. */
export const ofAuthority = (list: string, version: string) => ({
  listID: `http://publications.europa.eu/resource/authority/${list}`,
  listAgencyID: 'OP',
  listVersionID: version,
});

const identification = (value: string, scheme: Record<string, string>) =>
  element('cac:PartyIdentification', [text('cbc:ID', value, scheme)]);

function identificationOf({ siret, foreignIdentifier }: Firm): Element | null {
  if (siret !== null) return identification(siret, SIRET);
  if (!foreignIdentifier?.value || foreignIdentifier.kind === 'being_registered') return null;
  const { kind, value } = foreignIdentifier;
  return identification(value, kind === 'other' ? {} : { schemeID: KINDS[kind] });
}

function contactOf(name: string | undefined, phone: string | undefined, email: string | undefined): Element | null {
  if (!name && !phone && !email) return null;
  return element('cac:Contact', [
    name ? text('cbc:Name', name) : null,
    phone ? text('cbc:Telephone', phone) : null,
    email ? text('cbc:ElectronicMail', email) : null,
  ]);
}
