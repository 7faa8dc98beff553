import { formatDay } from '$lib/domain/calendar';
import { chainStepWords, seenChangeInWords, seenChanges, type SeenCoverage } from '$lib/domain/requirement';
import { type CisoReport, type ReportedDrill, type ReportedRequirement, type ReportedStep } from './content';
import { type ReportedSection, sectionStandingWords } from './sections';
import { type EnteredValue } from './values';

/** What another report of the same fiscal year says otherwise, in words; nothing where both say the same. */
export function reportChanges(before: CisoReport, now: CisoReport): string[] {
	return [
		...fromTo('基準日', formatDay(before.asOf), formatDay(now.asOf)),
		...seenChanges(before.requirements.map(seen), now.requirements.map(seen)).map(seenChangeInWords),
		...both(before.requirements, now.requirements, ({ id }) => String(id)).flatMap(requirementChanges),
		...changed(before.sections, now.sections, ({ code }) => code, sectionWords),
		...changed(before.steps, now.steps, ({ step }) => step, stepWords),
		...changed(before.drills, now.drills, ({ name, heldOn }) => `${heldOn} ${name}`, drillWords),
		...changed(before.values, now.values, ({ code }) => code, valueWords)
	];
}

function seen({ id, name, overall, excluded }: ReportedRequirement): SeenCoverage {
	const { numerator, denominator, pending } = overall;
	return { requirementId: id, name, numerator, denominator, pending, excluded };
}

type Pair<T> = [before: T | null, now: T | null];

/** Whatever stands in either, by its key. */
function pairs<T>(before: readonly T[], now: readonly T[], key: (one: T) => string): Pair<T>[] {
	const [then, today] = [before, now].map((some) => new Map(some.map((one) => [key(one), one])));
	return [...new Set([...then!.keys(), ...today!.keys()])].map((one) => [
		then!.get(one) ?? null,
		today!.get(one) ?? null
	]);
}

function both<T>(before: readonly T[], now: readonly T[], key: (one: T) => string): [T, T][] {
	return pairs(before, now, key).filter((pair): pair is [T, T] => pair[0] !== null && pair[1] !== null);
}

/** What is said of the whole is told with its numbers; of the rest only that it differs. */
function requirementChanges([before, now]: [ReportedRequirement, ReportedRequirement]): string[] {
	const parts: [string, (one: ReportedRequirement) => unknown][] = [
		['名称・期限・数え方', ({ name, dueOn, note, words }) => [name, dueOn, note, Object.entries(words).sort()]],
		['部ごとの数', ({ divisions }) => divisions.map((one) => [one.code, one.name, ...numbers(one)])],
		[
			'任用形態ごとの数',
			({ employment }) => employment.map((one) => [one.employmentType, ...numbers(one), one.excluded])
		],
		['理解度', ({ comprehension }) => [comprehension.completions, comprehension.counts]],
		[
			'年度ごとの推移',
			({ trend }) => trend.slice(0, -1).map(({ figure }) => figure && [figure.asOf, ...numbers(figure)])
		]
	];
	const differing = parts.filter(([, of]) => JSON.stringify(of(before)) !== JSON.stringify(of(now)));
	return differing.length === 0 ? [] : [`${now.name}：${differing.map(([what]) => what).join('、')}が変わりました`];
}

function numbers({ numerator, denominator, pending }: { numerator: number; denominator: number; pending: number }) {
	return [numerator, denominator, pending];
}

type Words = { name: string; said: string };

function changed<T>(before: readonly T[], now: readonly T[], key: (one: T) => string, words: (one: T) => Words) {
	return pairs(before, now, key).flatMap((pair) => {
		const [then, today] = pair.map((one) => (one === null ? null : words(one)));
		return fromTo((today ?? then)!.name, then?.said ?? 'なし', today?.said ?? 'なし');
	});
}

function fromTo(what: string, before: string, now: string): string[] {
	return before === now ? [] : [`${what}：${before} → ${now}`];
}

function sectionWords({ name, standing, confirmedOn, confirmedBy, changes }: ReportedSection): Words {
	const when = confirmedOn === null ? '' : `（${[formatDay(confirmedOn), confirmedBy].filter(Boolean).join(' ')}）`;
	const since = changes.length === 0 ? '' : `：${changes.join('、')}`;
	return { name, said: `${sectionStandingWords[standing]}${when}${since}` };
}

function stepWords({ step, confirmation, missing }: ReportedStep): Words {
	const name = chainStepWords[step];
	const lacks = missing.length === 0 ? '' : `、いま足りないもの ${missing.join('・')}`;
	if (confirmation === null) return { name, said: `まだ${lacks}` };
	const { confirmedOn, confirmedBy, words, gaps, changes } = confirmation;
	const parts = [confirmedBy, words, gaps.length > 0 ? `足りなかったもの ${gaps.join('・')}` : null, ...changes];
	return { name, said: [formatDay(confirmedOn), ...parts.filter((part) => part !== null)].join('、') + lacks };
}

function drillWords({ name, heldOn, note, count, participants }: ReportedDrill): Words {
	const people = participants.map(({ staffNumber, name: called, part }) =>
		`${staffNumber} ${called} ${part ?? ''}`.trim()
	);
	return {
		name: `訓練 ${name}（${formatDay(heldOn)}）`,
		said: [`${count}人`, note, ...people].filter(Boolean).join('、')
	};
}

function valueWords({ name, unit, value, source, target }: EnteredValue): Words {
	const said = value === null ? '入力なし' : `${value}${unit}`;
	return { name, said: [said, source, target === null ? null : `目標 ${target}${unit}`].filter(Boolean).join('、') };
}
