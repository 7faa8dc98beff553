import type { CivilDate } from '$lib/domain/calendar';
import type { AnyReport, FigureWords } from '$lib/domain/indicator';

/** A frozen report in a list. `at` is UTC, ISO 8601. */
export type Edition = {
	asOf: CivilDate;
	edition: number;
	reason: string | null;
	overall: AnyReport['overall'];
	unconfirmed: number;
	digest: string;
	at: string;
	by: string | null;
};

/** One indicator in a plan's year that is being closed. */
export type ClosingLine = {
	code: string;
	name: string;
	words: FigureWords;
	overall: AnyReport['overall'];
	unconfirmed: number;
	state: 'open' | 'frozen' | 'not-entered';
	edition: number;
};
