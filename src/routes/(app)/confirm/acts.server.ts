import { type Viewer } from '$lib/domain/access';
import { type RecordKind } from '$lib/domain/confirmation';
import { type HoldingReviewRefusal } from '$lib/domain/qualification';
import {
	confirmCompletion,
	holdCompletion,
	releaseCompletion,
	returnCompletion
} from '$lib/server/confirmation/review';
import { type Seen } from '$lib/server/confirmation/seen';
import { type Database } from '$lib/server/db/open';
import { confirmHolding, holdHolding, releaseHolding, returnHolding } from '$lib/server/qualification/commands';

/** What is done to a record on this page with one press, or with a reason. */
export type ReviewAct = 'confirm' | 'return' | 'hold' | 'release';

type Command = (
	database: Database,
	viewer: Viewer,
	seen: Seen,
	reason: string
) => Promise<{ ok: true } | { ok: false; reason: HoldingReviewRefusal }>;

/** The command of each act, whichever kind of record it is about; `reason` is for those that have one. */
export const reviewCommands: Record<RecordKind, Record<ReviewAct, Command>> = {
	completion: {
		confirm: confirmCompletion,
		return: returnCompletion,
		hold: holdCompletion,
		release: releaseCompletion
	},
	holding: { confirm: confirmHolding, return: returnHolding, hold: holdHolding, release: releaseHolding }
};
