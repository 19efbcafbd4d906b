import { type EditorChoice, EditorSelect } from '@/app/admin/list-parts';
import { FilterInput, FilterSelect } from '@/components/console/filter-form';
import { deliveryText as text } from '@/lib/text/admin-deliveries';
import { isoDayInParis } from '@/lib/text/short-dates';

/** Chooses the deliveries to an editor since an instant; the page that follows counts them before anything is sent. */
export function RedeliverSince({ choice, now }: { choice: EditorChoice; now: Date }) {
  return (
    <section aria-labelledby="depuis">
      <h2 className="fr-h4" id="depuis">
        {text.sinceTitle}
      </h2>
      <p>{text.sinceIntroduction}</p>
      <form method="get" action="/admin/deliveries/redeliver" className="pm-filter" id="since">
        <EditorSelect choice={choice} idPrefix="since" all={null} />
        <FilterInput idPrefix="since" name="day" label={text.sinceDay} type="date" value={isoDayInParis(now)} />
        <FilterInput idPrefix="since" name="time" label={text.sinceTime} type="time" value="00:00" />
        <FilterSelect
          idPrefix="since"
          name="which"
          label={text.which}
          value="failed"
          options={[
            { value: 'failed', label: text.failedOnly },
            { value: 'all', label: text.everything },
          ]}
        />
        <div className="pm-filter__buttons">
          <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
            {text.count}
          </button>
        </div>
      </form>
    </section>
  );
}
