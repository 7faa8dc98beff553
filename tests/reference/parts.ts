import { type AnyReport } from '$lib/domain/indicator';

/** What a kind of figure says of a report; the rest is the same for all. */
export type Parts = Pick<AnyReport, 'overall' | 'excluded' | 'departments'>;
