import { type CivilDate } from '$lib/domain/calendar';

/**
 * Where a record stands: 確認待ち (`waiting`), 確認済 (`confirmed`), 差戻し (`returned`), 取下げ (`withdrawn`). Only confirmed
 * ones count in a figure.
 */
export const completionStates = ['waiting', 'confirmed', 'returned', 'withdrawn'] as const;
export type CompletionState = (typeof completionStates)[number];

/** The one word a screen shows for each state. */
export const completionStateWords: Record<CompletionState, string> = {
	waiting: '確認待ち',
	confirmed: '確認済',
	returned: '差戻し',
	withdrawn: '取下げ'
};

/** 受講記録: this person finished this course on this day; known once, however many sources report it. */
export type Completion = {
	staffNumber: string;
	courseCode: string;
	completedOn: CivilDate;
	/** 時間 as given, ≥ 0 */
	hours: number | null;
	/** 理解度 1–5 */
	comprehension: number | null;
	state: CompletionState;
	/** 登録元: every way by which it became known, in the order they came */
	sources: string[];
	/** 実施方法: 集合, e-ラーニング, 所属内, 動画 … */
	method: string | null;
};
