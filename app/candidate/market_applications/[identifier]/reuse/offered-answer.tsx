import { Blocks } from '@/components/fields/blocks';
import { Folded } from '@/components/layout/folded';
import { filesOffered, type Offer } from '@/lib/applications/offer-earlier';
import type { Block } from '@/lib/fields/blocks';
import { readAnswer } from '@/lib/fields/read-answer';
import { BUTTON, reusedValue } from '@/lib/fields/step-action';
import type { FormField } from '@/lib/journey/application-form';
import { formatSize } from '@/lib/text/format';
import { reuseText as text } from '@/lib/text/reuse';

/** A reading that is longer is folded. */
const SHORT_CHARACTERS = 300;

/** Under a question without answer: what the firm answered to it before, when and for what, and the button that takes it. */
export function OfferedAnswer({ field, offer }: { field: FormField; offer: Offer | undefined }) {
  if (!offer) return null;
  const { identifier, isSameBuyer, isCertificate, provenances, value, notApplicable } = offer;
  const { at, market = '' } = provenances[''];
  const answered = { ...field, notApplicable };
  const blocks = readAnswer({ field: answered, value, documents: filesOffered(offer) }).map(withoutLinks);
  return (
    <div className="pm-offer" data-unanswered={field.key}>
      <p className="fr-hint-text">{text.origin(new Date(at), market, isSameBuyer)}</p>
      {isShort(blocks) ? (
        <div>
          <Blocks blocks={blocks} />
        </div>
      ) : (
        <Folded title={text.whole} about={field.label}>
          <Blocks blocks={blocks} />
        </Folded>
      )}
      {isCertificate && <p className="fr-hint-text">{text.stillValid}</p>}
      <button
        type="submit"
        className="fr-btn fr-btn--secondary fr-btn--sm"
        name={BUTTON.reuse}
        value={reusedValue([[field.key, identifier]])}
      >
        {text.take} <span className="fr-sr-only">{field.label}</span>
      </button>
    </div>
  );
}

/** The files are those of another application, which this one's addresses do not open. */
function withoutLinks(block: Block): Block {
  if (block.kind !== 'files') return block;
  const names = block.files.map(({ name, sizeBytes }) => `${name} (${formatSize(sizeBytes)})`);
  return { kind: 'paragraph', text: names.join(' ; ') };
}

const isShort = (blocks: readonly Block[]) =>
  blocks.every(({ kind }) => kind !== 'table') && JSON.stringify(blocks).length <= SHORT_CHARACTERS;
