import type { espdCriterionText } from '@/lib/text/espd';
import type { ShapeName } from './shapes';

export type CriterionCode = keyof typeof espdCriterionText;

export type Criterion = {
  code: CriterionCode;
  /** As e-Certis and the model know it: a UUID, or the path itself for those of part « other ». */
  id: string;
  /** Its number and part in the model, `C1_EG`: the identifiers of its properties begin with that and its code. */
  place: string;
  shape: ShapeName;
  /** Where it comes from, in directive 2014/24/UE. */
  article: string;
};

type Row = readonly [code: CriterionCode, place: string, id: string, shape: ShapeName, article: string];

const GROUNDS: readonly Row[] = [
  ['crime-org', 'C1', '005eb9ed-1347-4ca3-bb29-9bc0db64e1ab', 'conviction', '57 (1) a'],
  ['corruption', 'C2', 'c27b7c4e-c837-4529-b867-ed55ce639db5', 'conviction', '57 (1) b'],
  ['fraud', 'C3', '297d2323-3ede-424e-94bc-a91561e6f320', 'conviction', '57 (1) c'],
  ['terr-offence', 'C4', 'd486fb70-86b3-4e75-97f2-0d71b5697c7d', 'conviction', '57 (1) d'],
  ['finan-laund', 'C5', '47112079-6fec-47a3-988f-e561668c3aef', 'conviction', '57 (1) e'],
  ['human-traffic', 'C6', 'd789d01a-fe03-4ccd-9898-73f9cfa080d1', 'conviction', '57 (1) f'],
  ['tax-pay', 'C7', 'b61bbeb7-690e-4a40-bc68-d6d4ecfaa3d4', 'payment', '57 (2)'],
  ['socsec-pay', 'C8', '7d85e333-bbab-49c0-be8d-c36d71a72f5e', 'payment', '57 (2)'],
  ['envir-law', 'C9', 'a80ddb62-d25b-4e4e-ae22-3968460dc0a9', 'law', '57 (4) a'],
  ['socsec-law', 'C10', 'a261a395-ed17-4939-9c75-b9ff1109ca6e', 'law', '57 (4) a'],
  ['labour-law', 'C11', 'a34b70d6-c43d-4726-9a88-8e2b438424bf', 'law', '57 (4) a'],
  ['bankruptcy', 'C12', 'd3732c09-7d62-4edc-a172-241da6636e7c', 'insolvency', '57 (4) b'],
  ['insolvency', 'C13', '396f288a-e267-4c20-851a-ed4f7498f137', 'insolvency', '57 (4) b'],
  ['cred-arran', 'C14', '68918c7a-f5bc-4a1a-a62f-ad8983600d48', 'insolvency', '57 (4) b'],
  ['bankr-nat', 'C15', 'daffa2a9-9f8f-4568-8be8-7b8bf306d096', 'insolvency', '57 (4) b'],
  ['liq-admin', 'C16', '8fda202a-0c37-41bb-9d7d-de3f49edbfcb', 'insolvency', '57 (4) b'],
  ['susp-act', 'C17', '166536e2-77f7-455c-b018-70582474e4f6', 'insolvency', '57 (4) b'],
  ['prof-misconduct', 'C18', '514d3fde-1e3e-4dcd-b02a-9f984d5bbda3', 'misconduct', '57 (4) c'],
  ['distorsion', 'C19', '56d13e3d-76e8-4f23-8af6-13e60a2ee356', 'misconduct', '57 (4) d'],
  ['partic-confl', 'C20', 'b1b5ac18-f393-4280-9659-1367943c1a2e', 'conflict', '57 (4) e'],
  ['prep-confl', 'C21', '61874050-5130-4f1c-a174-720939c7b483', 'conflict', '57 (4) f'],
  ['sanction', 'C22', '3293e92b-7f3e-42f1-bee6-a7641bb04251', 'misconduct', '57 (4) g'],
  ['misrepresent', 'C23', '696a75b2-6107-428f-8b74-82affb67e184', 'misrepresentation', '57 (4) h, i'],
  ['nati-ground', 'C24', '63adb07d-db1b-4ef0-a14e-a99785cf8cf6', 'national', '57'],
];

const ABILITIES: readonly Row[] = [
  ['prof-regist', 'C25', '6ee55a59-6adb-4c3a-b89f-e62a7ad7be7f', 'registration', '58 (2)'],
  ['gen-year-to', 'C29', '499efc97-2ac1-4af2-9e84-323c2ca67747', 'turnover', '58 (3)'],
  ['spec-year-to', 'C32', '074f6031-55f9-4e99-b9a4-c4363e8bc315', 'domain_turnover', '58 (3)'],
  ['indem-insu', 'C35', '7604bd40-4462-4086-8763-a50da51a869c', 'insurance', '58 (3)'],
  ['finan-requ', 'C36', 'ab0e7f2e-6418-40e2-8870-6713123e41ad', 'finance', '58 (3)'],
  ['work-perform', 'C37', 'cdd3bb3e-34a5-43d5-b668-2aab86a73822', 'performance', '58 (4)'],
  ['supply-perform', 'C38', '3a18a175-1863-4b1d-baef-588ce61960ca', 'performance', '58 (4)'],
  ['service-perform', 'C39', '5e506c16-26ab-4e32-bb78-b27f87dc0565', 'performance', '58 (4)'],
  ['qual-cont-tech', 'C40', '3aaca389-4a7b-406b-a4b9-080845d127e7', 'technicians', '58 (4)'],
  ['work-tech', 'C41', 'c599c130-b29f-461e-a187-4e16c7d40db7', 'technicians', '58 (4)'],
  ['qual-facil', 'C42', '4bf996d9-439c-40c6-9ab9-980a48cb55a1', 'description', '58 (4)'],
  ['research-fac', 'C43', '90a2e100-44cc-45d3-9970-69d6714f1596', 'description', '58 (4)'],
  ['chain-manage', 'C44', 'dc12a151-7fdf-4733-a8f0-30f667292e66', 'description', '58 (4)'],
  ['envir-measure', 'C45', '9460457e-b43d-48a9-acd1-615de6ddd33e', 'description', '58 (4)'],
  ['tech-equip', 'C46', 'cc18c023-211d-484d-a32e-52f3f970285f', 'description', '58 (4)'],
  ['qualification', 'C47', '07301031-2270-41af-8e7e-66fe0c777107', 'qualification', '58 (4)'],
  ['spec-req-check', 'C48', 'c8809aa1-29b6-4f27-ae2f-27e612e394db', 'checks', '58 (4)'],
  ['manage-staff', 'C49', '6346959b-e097-4ea1-89cd-d1b4c131ea4d', 'headcount', '58 (4)'],
  ['year-manpower', 'C50', '1f49b3f0-d50f-43f6-8b30-4bafab108b9b', 'headcount', '58 (4)'],
  ['wo-autent', 'C52', 'bdf0601d-2480-4250-b870-658d0ee95be6', 'samples', '58 (4)'],
  ['qa-certif-inst', 'C54', 'a7669d7d-9297-43e1-9d10-691a1660187c', 'certificates', '62'],
  ['qu-certif-indep', 'C55', 'd726bac9-e153-4e75-bfca-c5385587766d', 'certificates', '62'],
  ['envir-certif-indep', 'C56', '8ed65e48-fd0d-444f-97bd-4f58da632999', 'certificates', '62'],
];

const OTHERS: readonly Row[] = [
  ['eo-group', 'C59', 'C59_OT_eo-group', 'group', '19 (2)'],
  ['sme', 'C65', 'C65_OT_sme', 'size', '59'],
];

const named =
  (part: string) =>
  ([code, place, id, shape, article]: Row): Criterion => ({ code, id, place: `${place}_${part}`, shape, article });

/** All of them, so that a reader who asks for one finds it, answered or not (rule BR-TCR-01-02 of the model). */
export const EXCLUSION_CRITERIA = GROUNDS.map(named('EG'));
/** Those that our questions may answer. */
export const SELECTION_CRITERIA = ABILITIES.map(named('SC'));
export const OTHER_CRITERIA = OTHERS.map(named('OT'));
