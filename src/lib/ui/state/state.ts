import type { DutyState } from '$lib/domain/indicator';
import { completionStateWords, type CompletionState } from '$lib/domain/training';

/** A record on the phone has states of its own until the server has answered. */
export type RecordState = CompletionState | 'unsent' | 'needs-sign-in' | 'needs-check' | 'mismatch';
/** A figure: 途中 while its year runs, 年度の途中 on a day within a past year, 年度末 on a past 31 March, 確定 once a report of it is frozen. */
export type FigureState = 'running' | 'mid-year' | 'year-end' | 'frozen';
/** A figure against its target at the end of its year; `reached` while the year still runs, when nothing is decided. */
export type JudgementState = 'met' | 'unmet' | 'reached';
/** A 必須研修, and where its 所属 stand with the confirmation of the year. */
export type RequirementTag =
	'draft' | 'published' | 'called-off' | 'section-missing' | 'section-confirmed' | 'section-changed';
export type State = RequirementTag | RecordState | DutyState | FigureState | JudgementState;

type Tone = 'gray' | 'blue' | 'green' | 'orange' | 'red' | 'yellow';

/** One word and one colour each; the word is always there. */
export const stateWords: Record<State, { word: string; tone: Tone }> = {
	unsent: { word: '未送信', tone: 'orange' },
	'needs-sign-in': { word: '要ログイン', tone: 'red' },
	waiting: { word: completionStateWords.waiting, tone: 'blue' },
	confirmed: { word: completionStateWords.confirmed, tone: 'green' },
	returned: { word: completionStateWords.returned, tone: 'red' },
	withdrawn: { word: completionStateWords.withdrawn, tone: 'gray' },
	'needs-check': { word: '要確認', tone: 'yellow' },
	mismatch: { word: '不一致', tone: 'red' },
	済: { word: '済', tone: 'green' },
	未: { word: '未', tone: 'red' },
	確認中: { word: '確認中', tone: 'blue' },
	対象外: { word: '対象外', tone: 'gray' },
	draft: { word: '下書き', tone: 'gray' },
	published: { word: '公開', tone: 'green' },
	'called-off': { word: '取りやめ', tone: 'gray' },
	'section-missing': { word: '未確認', tone: 'red' },
	'section-confirmed': { word: '確認済', tone: 'green' },
	'section-changed': { word: '確認後に変わりました', tone: 'yellow' },
	running: { word: '途中', tone: 'blue' },
	'mid-year': { word: '年度の途中', tone: 'gray' },
	'year-end': { word: '年度末', tone: 'gray' },
	frozen: { word: '確定', tone: 'green' },
	met: { word: '達成', tone: 'green' },
	unmet: { word: '未達', tone: 'red' },
	reached: { word: '目標に到達', tone: 'blue' }
};
