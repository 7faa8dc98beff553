import { type FinisherField, finisherFields } from './fields';

/** Where a field stands: under a heading, or nowhere because it is the same for all rows. */
export type FinisherSource = { heading: string } | { value: string };

/**
 * Which column of a list is what, remembered by the name of who sends it. `scale` of what stands in 理解度・点: `level` 1–5 as it is,
 * `points` of a hundred, which become a level; `hoursIn` of a number without a unit in 時間.
 */
export type FinisherColumns = {
	sources: Partial<Record<FinisherField, FinisherSource>>;
	scale: 'level' | 'points';
	hoursIn: 'hours' | 'minutes';
};

export type FinisherColumnFault =
	'no-person' | 'no-course' | 'no-day' | 'heading-twice' | 'heading-missing' | 'value-unreadable' | 'both';

/** What is still to be said before the list can be read, by the field at which it is said. */
export function checkColumns(
	{ sources }: FinisherColumns,
	headings: readonly string[]
): Partial<Record<FinisherField, FinisherColumnFault>> {
	const faults: Partial<Record<FinisherField, FinisherColumnFault>> = {};
	const used = new Set<string>();
	for (const field of finisherFields) {
		const source = sources[field];
		if (!source || 'value' in source) continue;
		if (!headings.includes(source.heading)) faults[field] = 'heading-missing';
		else if (used.has(source.heading)) faults[field] = 'heading-twice';
		used.add(source.heading);
	}
	if (!sources.staffNumber && !sources.name) faults.staffNumber = 'no-person';
	if (!sources.course) faults.course = 'no-course';
	if (!sources.completedOn) faults.completedOn = 'no-day';
	return faults;
}

export const finisherColumnSentences: Record<FinisherColumnFault, string> = {
	'no-person': '職員番号か氏名のどちらかの列を選んでください。',
	'no-course': '研修の列を選ぶか、すべての行に共通の研修を選んでください。',
	'no-day': '受講日の列を選ぶか、すべての行に共通の日を入力してください。',
	'heading-twice': 'ほかの項目と同じ列が選ばれています。どちらかを選び直してください。',
	'heading-missing': 'この名簿にはその列がありません。選び直してください。',
	both: '列と共通の値の両方が入っています。列を「すべての行に共通の値」にするか、共通の値を消してください。',
	'value-unreadable': '読み取れません。書き方を確かめて、入力し直してください。'
};
