import { judgedRecords, told } from './judge';
import { completions } from './kinds';
import { reviewsOf } from './reviews';

export type { ReviewOutcome } from './reviews';

/** What is done to a 受講記録, `correct` with what `correctCompletion` makes of it. */
export const completionReviews = reviewsOf({ ...completions, find: judgedRecords, told });

/** Confirms a waiting record of somebody within the viewer's reach; never what they claimed, never one that changed since it was shown. */
export const confirmCompletion = completionReviews.confirm;

/** Returns a waiting record to its person, with the reason they will read, of at most `longestReason` characters. Its evidence stays. */
export const returnCompletion = completionReviews.return;

/** Puts a waiting record aside (保留), with a reason for the others who confirm; once more: with another reason. */
export const holdCompletion = completionReviews.hold;

/** Takes a record that was put aside up again. */
export const releaseCompletion = completionReviews.release;
