import { type CivilDate } from '$lib/domain/calendar';
import { type CompletionState } from '$lib/domain/training';

/** 資格の保有: a passed examination or a registration. It passes the same states as a completion. */
export type Holding = {
	staffNumber: string;
	qualificationCode: string;
	/** 合格日 as written: `2019`, `R5.6`, `2023-06-18`; a part of the key */
	passedOn: string;
	/** the last day `passedOn` can mean: from it on the holding counts */
	countedOn: CivilDate;
	certificateNumber: string | null;
	/** the first day no longer valid; null for good */
	expiresOn: CivilDate | null;
	state: CompletionState;
};
