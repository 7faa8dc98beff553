import { formatDay } from '$lib/domain/calendar';
import {
	chainStepWords,
	requirementPartWords,
	seenChangeInWords,
	seenChanges,
	type SeenCoverage
} from '$lib/domain/requirement';
import { cameAndWent, differing, fromTo, listed, pairs } from './change-words';
import { type CisoReport, type ReportedDrill, type ReportedRequirement, type ReportedStep } from './content';
import { type ReportedSection, sectionStandingWords } from './sections';
import { type EnteredValue } from './values';

/**
 * What another report of the same fiscal year says otherwise, in words: of each thing only what differs; nothing where both say the same.
 * What is missing for a step follows from the sections and steps, which are told themselves.
 */
export function reportChanges(before: CisoReport, now: CisoReport): string[] {
	return [
		...differing('', fromTo('基準日：', formatDay(before.asOf), formatDay(now.asOf))),
		...seenChanges(before.requirements.map(seen), now.requirements.map(seen)).map(seenChangeInWords),
		...changed(before.requirements, now.requirements, ({ id }) => String(id), requirementChange),
		...changed(before.sections, now.sections, ({ code }) => code, sectionChange),
		...differing('所属が分からない人：', fromTo('', `${before.nowhere}人`, `${now.nowhere}人`)),
		...changed(before.steps, now.steps, ({ step }) => step, stepChange),
		...changed(before.drills, now.drills, ({ name, heldOn }) => `${heldOn} ${name}`, drillChange),
		...changed(before.values, now.values, ({ code }) => code, valueChange)
	];
}

function seen({ id, name, overall, excluded }: ReportedRequirement): SeenCoverage {
	const { numerator, denominator, pending } = overall;
	return { requirementId: id, name, numerator, denominator, pending, excluded };
}

type Change<T> = (before: T | null, now: T | null) => string[];

function changed<T>(before: readonly T[], now: readonly T[], key: (one: T) => string, change: Change<T>): string[] {
	return pairs(before, now, key).flatMap(([then, today]) => change(then, today));
}

type Part = [string, (one: ReportedRequirement) => unknown];

const clauses = ['audience', 'courses', 'methods', 'countsFrom', 'midYear'] as const;

/** What is said of the whole is told with its numbers; of the rest only that it differs. */
function requirementChange(before: ReportedRequirement | null, now: ReportedRequirement | null): string[] {
	// That it came or went is told with the numbers.
	if (before === null || now === null) return [];
	const parts: Part[] = [
		['名称', ({ name }) => name],
		['期限', ({ dueOn }) => dueOn],
		['説明', ({ note }) => note],
		...clauses.map((clause): Part => [requirementPartWords[clause], ({ words }) => words[clause]]),
		['部ごとの数', ({ divisions }) => divisions.map((one) => [one.code, one.name, ...numbers(one)])],
		[
			'任用形態ごとの数',
			({ employment }) => employment.map((one) => [one.employmentType, ...numbers(one), one.excluded])
		],
		['理解度', ({ comprehension }) => [comprehension.completions, comprehension.counts]],
		[
			'年度ごとの推移',
			({ trend }) => trend.slice(0, -1).map(({ figure, note }) => [note, figure && [figure.asOf, ...numbers(figure)]])
		]
	];
	const others = parts.filter(([, of]) => JSON.stringify(of(before)) !== JSON.stringify(of(now)));
	return others.length === 0 ? [] : [`${now.name}：${others.map(([what]) => what).join('、')}が変わりました`];
}

function numbers({ numerator, denominator, pending }: { numerator: number; denominator: number; pending: number }) {
	return [numerator, denominator, pending];
}

function sectionChange(before: ReportedSection | null, now: ReportedSection | null): string[] {
	const standing = (one: ReportedSection | null) => (one === null ? 'なし' : sectionStandingWords[one.standing]);
	const isOther = before?.standing !== now?.standing;
	return differing(
		`${(now ?? before)!.name}：`,
		fromTo('', standing(before), standing(now)),
		now === null ? [] : fromTo('確認 ', before && confirmedIn(before), confirmedIn(now)),
		since(before?.changes ?? [], now?.changes ?? [], isOther)
	);
}

function confirmedIn({ confirmedOn, confirmedBy }: ReportedSection): string | null {
	return confirmedOn === null ? null : [formatDay(confirmedOn), confirmedBy].filter(Boolean).join(' ');
}

/** What has changed since a confirmation; that nothing has any more is said by another standing. */
function since(before: readonly string[], now: readonly string[], isToldOtherwise: boolean): string[] {
	const added = now.filter((one) => !before.includes(one));
	if (added.length > 0) return [`確認後の変化 ${added.join('、')}`];
	if (isToldOtherwise || now.length === before.length) return [];
	return now.length === 0 ? ['確認後の変化はなくなりました'] : [`確認後の変化 ${now.join('、')}`];
}

function stepChange(before: ReportedStep | null, now: ReportedStep | null): string[] {
	const [then, today] = [before?.confirmation ?? null, now?.confirmation ?? null];
	const name = `${chainStepWords[(now ?? before)!.step]}：`;
	if (then === null || today === null)
		return differing(name, fromTo('', then ? stepInWords(then) : 'まだ', today ? stepInWords(today) : 'まだ'));
	return differing(
		name,
		fromTo('', formatDay(then.confirmedOn), formatDay(today.confirmedOn)),
		fromTo('', then.confirmedBy, today.confirmedBy),
		then.words === today.words ? [] : ['内容が変わりました'],
		cameAndWent('足りなかったもの', then.gaps, today.gaps),
		fromTo('記録した日 ', formatDay(then.recordedOn), formatDay(today.recordedOn)),
		then.seen.join() === today.seen.join() ? [] : [`記録したときの数 ${today.seen.join('、')}`],
		since(then.changes, today.changes, false),
		cameAndWent('このあとに記録したもの', ...renewedIn(then, today))
	);
}

type Confirmation = NonNullable<ReportedStep['confirmation']>;

function renewedIn(then: Confirmation, today: Confirmation): [string[], string[]] {
	const told = ({ renewed }: Confirmation) => renewed.map((step) => chainStepWords[step]);
	return [told(then), told(today)];
}

function stepInWords({ confirmedOn, confirmedBy, words, gaps }: Confirmation): string {
	const lacked = gaps.length > 0 ? `足りなかったもの ${listed(gaps)}` : null;
	return [formatDay(confirmedOn), confirmedBy, words, lacked].filter((part) => part !== null).join('、');
}

function drillChange(before: ReportedDrill | null, now: ReportedDrill | null): string[] {
	const { name, heldOn } = (now ?? before)!;
	const words = ({ count, note, participants }: ReportedDrill) =>
		[`${count}人`, note, ...participants.map(participantInWords)].filter(Boolean).join('、');
	const told = `訓練 ${name}（${formatDay(heldOn)}）：`;
	if (before === null || now === null)
		return differing(told, fromTo('', before ? words(before) : 'なし', now ? words(now) : 'なし'));
	const people = (one: ReportedDrill) => one.participants.map(participantInWords);
	return differing(
		told,
		fromTo('', `${before.count}人`, `${now.count}人`),
		before.note === now.note ? [] : ['内容が変わりました'],
		cameAndWent('参加した人', people(before), people(now))
	);
}

function participantInWords({ staffNumber, name, part }: ReportedDrill['participants'][number]): string {
	return `${staffNumber} ${name} ${part ?? ''}`.trim();
}

function valueChange(before: EnteredValue | null, now: EnteredValue | null): string[] {
	const said = (one: EnteredValue | null) => one && (one.value === null ? '入力なし' : `${one.value}${one.unit}`);
	const target = (one: EnteredValue | null) => (one?.target == null ? null : `${one.target}${one.unit}`);
	return differing(
		`${(now ?? before)!.name}：`,
		fromTo('', said(before) ?? 'なし', said(now) ?? 'なし'),
		fromTo('出典 ', before?.source ?? null, now?.source ?? null),
		fromTo('目標 ', target(before), target(now))
	);
}
