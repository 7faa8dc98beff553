import { formatDay } from '$lib/domain/calendar';
import { type Names } from '$lib/domain/indicator';
import { type RequirementDraft } from './draft';
import { requirementInWords } from '../words';

/** What can be changed of a 必須研修, each part by itself, in the order in which a reader goes through them. */
export const requirementParts = [
	...(['name', 'dueOn', 'note', 'courses', 'methods', 'countsFrom'] as const),
	...(['hired', 'audience', 'midYear'] as const)
];
export type RequirementPart = (typeof requirementParts)[number];

/** What the form calls each part. */
export const requirementPartWords: Record<RequirementPart, string> = {
	name: '名称',
	dueOn: '期限',
	note: '説明',
	courses: '受ける研修',
	methods: '実施方法',
	countsFrom: '受講を数え始める日',
	hired: '対象の範囲',
	audience: '対象者',
	midYear: '途中採用の扱い'
};

/** A part that somebody else changed meanwhile: as it is now, as one sent it, and whether the form has it from now on as it is now. */
export type PartDifference = { label: string; theirs: string; yours: string; isTheirs: boolean };

/** The parts in which two drafts differ; the order in which something was chosen is no difference. */
export function differingParts(one: RequirementDraft, other: RequirementDraft): RequirementPart[] {
	return requirementParts.filter((part) => written(valueOf(one, part)) !== written(valueOf(other, part)));
}

/** A part of a draft as a page shows it. */
export function partInWords(draft: RequirementDraft, part: RequirementPart, names: Names): string {
	if (part === 'name') return draft.name;
	if (part === 'note') return draft.note ?? 'なし';
	if (part === 'dueOn') return formatDay(draft.dueOn);
	if (part === 'hired') return draft.rule.hired === 'all' ? '在籍している全員' : 'この年度に採用された人だけ';
	const rule = { ...draft.rule, hired: 'all' as const };
	return requirementInWords({ ...draft, rule, id: 0, state: 'draft' }, names)[part];
}

/**
 * What two people made of the same 必須研修: what one of them left as it was is as the other has it; where both changed a part, as the
 * second has it.
 *
 * @param base as it was when both began
 */
export function mergedDraft(
	base: RequirementDraft,
	theirs: RequirementDraft,
	yours: RequirementDraft
): RequirementDraft {
	const own = new Set(differingParts(base, yours));
	const of = <T>(part: RequirementPart, value: (draft: RequirementDraft) => T) => value(own.has(part) ? yours : theirs);
	return {
		fiscalYear: theirs.fiscalYear,
		name: of('name', ({ name }) => name),
		dueOn: of('dueOn', ({ dueOn }) => dueOn),
		note: of('note', ({ note }) => note),
		rule: {
			courses: of('courses', ({ rule }) => rule.courses),
			methods: of('methods', ({ rule }) => rule.methods),
			countsFrom: of('countsFrom', ({ rule }) => rule.countsFrom),
			hired: of('hired', ({ rule }) => rule.hired),
			audience: of('audience', ({ rule }) => rule.audience),
			midYear: of('midYear', ({ rule }) => rule.midYear)
		}
	};
}

function valueOf({ rule, ...draft }: RequirementDraft, part: RequirementPart): unknown {
	return part === 'name' || part === 'dueOn' || part === 'note' ? draft[part] : rule[part];
}

/** The same text for the same meaning: lists are chosen from in whatever order, but an absence counts under the first that is named. */
function written(value: unknown, key: string | null = null): string {
	if (Array.isArray(value)) {
		const words = value.map((one) => written(one));
		return `[${(key === 'excludeAbsences' ? words : words.toSorted()).join()}]`;
	}
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).map(([key, one]) => `${key}:${written(one, key)}`);
	return `{${entries.toSorted().join()}}`;
}
