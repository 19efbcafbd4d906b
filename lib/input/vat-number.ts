import { validate as austria } from 'stdnum/lib/cjs/at/uid.js';
import { validate as belgium } from 'stdnum/lib/cjs/be/vat.js';
import { validate as bulgaria } from 'stdnum/lib/cjs/bg/vat.js';
import { validate as switzerland } from 'stdnum/lib/cjs/ch/uid.js';
import { validate as cyprus } from 'stdnum/lib/cjs/cy/vat.js';
import { validate as czechia } from 'stdnum/lib/cjs/cz/dic.js';
import { validate as germany } from 'stdnum/lib/cjs/de/vat.js';
import { validate as denmark } from 'stdnum/lib/cjs/dk/cvr.js';
import { validate as estonia } from 'stdnum/lib/cjs/ee/kmkr.js';
import { validate as spain } from 'stdnum/lib/cjs/es/nif.js';
import { validate as finland } from 'stdnum/lib/cjs/fi/alv.js';
import { validate as france } from 'stdnum/lib/cjs/fr/tva.js';
import { validate as unitedKingdom } from 'stdnum/lib/cjs/gb/vat.js';
import { validate as greece } from 'stdnum/lib/cjs/gr/vat.js';
import { validate as croatia } from 'stdnum/lib/cjs/hr/oib.js';
import { validate as hungary } from 'stdnum/lib/cjs/hu/anum.js';
import { validate as ireland } from 'stdnum/lib/cjs/ie/vat.js';
import { validate as italy } from 'stdnum/lib/cjs/it/iva.js';
import { validate as lithuania } from 'stdnum/lib/cjs/lt/pvm.js';
import { validate as luxembourg } from 'stdnum/lib/cjs/lu/tva.js';
import { validate as latvia } from 'stdnum/lib/cjs/lv/pvn.js';
import { validate as malta } from 'stdnum/lib/cjs/mt/vat.js';
import { validate as netherlands } from 'stdnum/lib/cjs/nl/btw.js';
import { validate as norway } from 'stdnum/lib/cjs/no/orgnr.js';
import { validate as poland } from 'stdnum/lib/cjs/pl/nip.js';
import { validate as portugal } from 'stdnum/lib/cjs/pt/nif.js';
import { validate as romania } from 'stdnum/lib/cjs/ro/cui.js';
import { validate as sweden } from 'stdnum/lib/cjs/se/vat.js';
import { validate as slovenia } from 'stdnum/lib/cjs/si/ddv.js';
import { validate as slovakia } from 'stdnum/lib/cjs/sk/dph.js';
import { withoutInvisible } from './unseen-characters';

type Rule = {
  /** Form and check digits of what follows the prefix. */
  validate: typeof germany;
  /** Where it is not the code of the country; the first is written when none was typed. */
  prefixes?: readonly string[];
  /** What may follow the number, and is written after it, whatever was typed. */
  suffix?: { typed: RegExp; written: string };
};

/** The European Union, and the neighbours whose numbers one meets. */
const RULES: Record<string, Rule> = {
  AT: { validate: austria },
  BE: { validate: belgium },
  BG: { validate: bulgaria },
  CH: {
    validate: (stem) => switzerland(`CHE${stem}`),
    prefixes: ['CHE'],
    suffix: { typed: /(?:MWST|TVA|IVA|TPV|VAT)$/, written: '' },
  },
  CY: { validate: cyprus },
  CZ: { validate: czechia },
  DE: { validate: germany },
  DK: { validate: denmark },
  EE: { validate: estonia },
  ES: { validate: spain },
  FI: { validate: finland },
  FR: { validate: france },
  GB: { validate: unitedKingdom, prefixes: ['GB', 'XI'] },
  GR: { validate: greece, prefixes: ['EL', 'GR'] },
  HR: { validate: croatia },
  HU: { validate: hungary },
  IE: { validate: ireland },
  IT: { validate: italy },
  LT: { validate: lithuania },
  LU: { validate: luxembourg },
  LV: { validate: latvia },
  MT: { validate: malta },
  NL: { validate: netherlands },
  NO: { validate: norway, suffix: { typed: /MVA$/, written: 'MVA' } },
  PL: { validate: poland },
  PT: { validate: portugal },
  RO: { validate: romania },
  SE: { validate: sweden },
  SI: { validate: slovenia },
  SK: { validate: slovakia },
};

export type ReadVatNumber = { value: string; fault?: 'vat_form' | 'vat_checksum' };

/**
 * A VAT number as the country's administration writes it: with its prefix (Directive 2006/112/CE, art. 215), without
 * spaces, dots and dashes, in capitals; and what is wrong with its form or its check digits. Of a country that has no rule
 * here, as it was typed.
 */
export function readVatNumber(country: string, typed: string): ReadVatNumber {
  const rule = RULES[country];
  if (!rule) return { value: typed };
  const { prefixes = [country], suffix } = rule;
  const whole = withoutInvisible(typed)
    .toUpperCase()
    .replace(/[.\-/:]/g, '');
  const prefix = prefixes.find((candidate) => whole.startsWith(candidate));
  const bare = whole.slice(prefix?.length ?? 0);
  const stem = suffix ? bare.replace(suffix.typed, '') : bare;
  const checked = rule.validate(stem);
  // Greece writes « EL », whatever was typed.
  const written = (prefix === 'GR' ? undefined : prefix) ?? prefixes[0];
  const value = `${written}${stem}${suffix?.written ?? ''}`;
  if (checked.isValid) return { value };
  return { value, fault: checked.error.name === 'InvalidChecksum' ? 'vat_checksum' : 'vat_form' };
}
