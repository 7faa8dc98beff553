import type { SentencePart } from '$lib/domain/audit';
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

/** The entry of the log at which something became what it is now. `at` is UTC, ISO 8601. */
export type ChangedAt = { number: number; at: string; sentence: SentencePart[] };

/** A person who counts otherwise today than a frozen report says; of 配置率 a department, which has no name of a person. */
export type LaterChange = {
	key: string;
	staffNumber: string | null;
	name: string;
	department: string;
	before: string;
	now: string;
	/** null where no record was changed, but the program */
	entry: ChangedAt | null;
};
