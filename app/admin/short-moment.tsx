import { Moment } from '@/components/console/moment';
import { formatMoment } from '@/lib/text/short-dates';

/** An instant in a table; a dash where there is none. */
export const ShortMoment = ({ at }: { at: Date | null }) => (at ? <Moment at={at}>{formatMoment(at)}</Moment> : '–');
