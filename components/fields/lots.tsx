import { FieldLabel } from '@/components/form/field-frame';
import { FieldGroup } from '@/components/form/field-group';
import { CHECKED } from '@/lib/fields/checkbox-with-files';
import { inputName } from '@/lib/fields/field-type';
import { LOTS_GROUP, lotMember } from '@/lib/fields/lots';
import { fieldText } from '@/lib/text/fields';
import { marketText } from '@/lib/text/markets';
import type { FormProps } from './form-props';

/** More lots than this have a frame of their own to scroll in: the page keeps its length. */
const SHOWN_AT_ONCE = 12;

/** A box for each lot. What is wrong is wrong with all of them together. */
export function LotsForm({ field, draft, problems }: FormProps) {
  const { lots = [] } = field.options;
  return (
    <FieldGroup
      id={inputName(field.key, LOTS_GROUP)}
      legend={field.label}
      hint={field.help}
      errors={[...new Set(problems.map((problem) => fieldText.problem(problem)))]}
    >
      <div className={lots.length > SHOWN_AT_ONCE ? 'fr-mt-1w pm-scrolled' : 'fr-mt-1w'}>
        {lots.map((lot) => {
          const id = inputName(field.key, lotMember(lot.number));
          return (
            <div className="fr-checkbox-group fr-mb-2w" key={lot.number}>
              <input
                type="checkbox"
                id={id}
                name={id}
                value={CHECKED}
                defaultChecked={draft[lotMember(lot.number)] === CHECKED}
              />
              <FieldLabel id={id} label={marketText.lot(lot)} />
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
