import { longestWithdrawalReason } from './draft/limits';
import { type ChainStep } from './requirement';

/** Why something was not done to a 必須研修 or an exemption from it. */
export type RequirementRefusal =
	| 'not-allowed'
	| 'unknown-requirement'
	| 'name-taken'
	| 'other-year'
	| 'changed-since'
	| 'withdrawn'
	| 'already-published'
	| 'preview-changed'
	| 'no-reason'
	| 'reason-too-long'
	| 'unknown-exemption'
	| 'not-published'
	| 'not-draft';

export const refusalSentences: Record<RequirementRefusal, string> = {
	'not-allowed': '必須研修を扱えるのは、情報セキュリティ担当と人事担当です。担当者に頼んでください。',
	'unknown-requirement': 'この必須研修は見つかりません。一覧から選び直してください。',
	'name-taken': '同じ年度に、同じ名称の必須研修があります。別の名称にしてください。',
	'other-year': '必須研修の年度は変えられません。別の年度のものは、写して作ってください。',
	'changed-since': '表示したあとに、ほかの人がこの必須研修を変えました。いまの内容を確かめて、もう一度行ってください。',
	withdrawn: 'この必須研修は取りやめられています。必要なときは、新しく作るか写してください。',
	'already-published': 'この必須研修は、すでに公開されています。',
	'preview-changed': '表示したあとに、対象の人数が変わりました。いまの人数を確かめて、もう一度公開してください。',
	'no-reason': '取りやめる理由を入力してください。',
	'reason-too-long': `理由は${longestWithdrawalReason}字以内で入力してください。`,
	'unknown-exemption': 'この免除は見つかりません。一覧を確かめてください。',
	'not-published': '公開した必須研修だけを確認できます。先に公開してください。',
	'not-draft': '削除できるのは下書きだけです。公開した必須研修は、理由を書いて取りやめてください。'
};

/** Why a section's 実施状況 was not confirmed. */
export type SectionRefusal =
	'not-allowed' | 'year-to-come' | 'nothing-asked' | 'unknown-section' | 'not-head' | 'changed-since';

export const sectionSentences: Record<SectionRefusal, string> = {
	'not-allowed': '実施状況を確認するのは、所属長です。',
	'year-to-come': 'この年度はまだ始まっていません。4月1日から確認できます。',
	'nothing-asked': 'この年度に公開した必須研修がありません。公開を待ってください。',
	'unknown-section': 'この所属には、確認する対象者がいません。所属を選び直してください。',
	'not-head': 'この所属の長ではなくなっています。いまの所属長が確認します。',
	'changed-since': '表示したあとに数が変わりました。いまの数を確かめて、もう一度確認してください。'
};

/** Why a step of the chain was not entered. `gaps`: something is missing that whoever goes on has to be told of first. */
export type StepRefusal =
	| 'not-allowed'
	| 'year-to-come'
	| 'nothing-asked'
	| 'unknown-step'
	| 'no-day'
	| 'day-outside'
	| 'before-other'
	| 'no-name'
	| 'name-too-long'
	| 'words-too-long'
	| 'changed-since'
	| 'gaps';

export const longestStepName = 100;
export const longestStepWords = 4000;

const stepSentences: Record<StepRefusal, string> = {
	'not-allowed': '報告を記録できるのは、情報セキュリティ担当です。担当者に頼んでください。',
	'year-to-come': sectionSentences['year-to-come'],
	'nothing-asked': 'この年度に公開した必須研修がありません。先に公開してください。',
	'unknown-step': 'どの段階の記録か分かりません。画面を開き直してください。',
	'no-day': '報告した日を、2026-11-21 や R8.11.21 のように入力してください。',
	'day-outside': '報告した日は、この年度の4月1日から今日までの日にしてください。',
	'before-other': '前の段階の日より前の日になっています。日付を確かめてください。',
	'no-name': '報告した人の氏名を入力してください。',
	'name-too-long': `氏名は${longestStepName}字以内で入力してください。`,
	'words-too-long': `内容は${longestStepWords}字以内で入力してください。`,
	'changed-since': sectionSentences['changed-since'],
	gaps: 'そろっていないものがあります。このまま進むときは、次のことを確かめて「このまま進む」を選んでください。'
};

/** Of 分析・評価, which nobody reports. */
const evaluationSentences: Partial<Record<StepRefusal, string>> = {
	'no-day': '分析・評価した日を、2026-11-21 や R8.11.21 のように入力してください。',
	'day-outside': '分析・評価した日は、この年度の4月1日から今日までの日にしてください。',
	'no-name': '統括情報セキュリティ責任者の氏名を入力してください。'
};

/** What is said beside the form of a step. */
export function stepSentence(reason: StepRefusal, step: ChainStep): string {
	return (step === 'evaluation' && evaluationSentences[reason]) || stepSentences[reason];
}
