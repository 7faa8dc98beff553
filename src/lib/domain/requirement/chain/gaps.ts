import { type CivilDate } from '$lib/domain/calendar';
import { type ChainState } from './state';
import { type ChainStep, chainSteps, chainStepWords } from '../requirement';

/** What is missing before a step: named, so that whoever goes on without it knows and the report says it. */
export type Gap =
	| { kind: 'nothing-asked' }
	/** people who are asked and whom no section has */
	| { kind: 'nowhere'; people: number }
	| { kind: 'section' | 'section-changed'; code: string; name: string }
	/** sections that confirmed only after the day of the step */
	| { kind: 'sections-later'; names: string[] }
	| { kind: 'step'; step: ChainStep }
	/** it saw other numbers (`isChanged`), or the steps before it that are `renewed` were entered after it or are of a later day */
	| { kind: 'step-older'; step: ChainStep; isChanged: boolean; renewed: ChainStep[] };

/**
 * What is missing for a step: sections that have not confirmed or have other numbers since, people whom no section has, and the steps
 * before it that are not done, saw other numbers or report an older one. Where nobody is asked, without a published requirement or before the year, there is nothing to report.
 */
export function gapsOf(step: ChainStep, { now, sections, nowhere, steps }: ChainState): Gap[] {
	if (now.every(({ denominator }) => denominator === 0)) return [{ kind: 'nothing-asked' }];
	const before = chainSteps.slice(0, chainSteps.indexOf(step));
	const people: Gap[] = nowhere.asked === 0 ? [] : [{ kind: 'nowhere', people: nowhere.asked }];
	return [...sectionGaps(sections), ...people, ...before.flatMap((one) => stepGap(one, steps[one]))];
}

function sectionGaps(sections: ChainState['sections']): Gap[] {
	return sections.flatMap(({ standing, code, name }): Gap[] => {
		if (standing === 'missing') return [{ kind: 'section', code, name: told(sections, code, name) }];
		return standing === 'changed' ? [{ kind: 'section-changed', code, name: told(sections, code, name) }] : [];
	});
}

/** 総務課 of two 部 are told apart by their codes. */
export function told(sections: readonly { code: string; name: string }[], code: string, name: string): string {
	return sections.filter((one) => one.name === name).length > 1 ? `${name}［${code}］` : name;
}

function stepGap(step: ChainStep, { confirmation, changes, renewed }: ChainState['steps'][ChainStep]): Gap[] {
	if (confirmation === null) return [{ kind: 'step', step }];
	const isChanged = changes.length > 0;
	return isChanged || renewed.length > 0 ? [{ kind: 'step-older', step, isChanged, renewed }] : [];
}

/** What a step of that day cannot rest on: sections that confirmed only later. */
export function laterThan(confirmedOn: CivilDate, { sections }: ChainState): Gap[] {
	const later = sections.filter(({ confirmation }) => confirmation !== null && confirmation.confirmedOn > confirmedOn);
	const names = later.map(({ code, name }) => told(sections, code, name));
	return names.length === 0 ? [] : [{ kind: 'sections-later', names }];
}

const change = '確認後に変わりました';
const changed = `（${change}）`;

/** 「総務課の確認」 「総務課の確認（確認後に変わりました）」 「統括情報セキュリティ責任者の分析・評価」 */
export function gapInWords(gap: Gap): string {
	switch (gap.kind) {
		case 'nothing-asked':
			return '公開した必須研修とその対象者';
		case 'nowhere':
			return `所属が分からない人 ${gap.people}人`;
		case 'section':
			return `${gap.name}の確認`;
		case 'section-changed':
			return `${gap.name}の確認${changed}`;
		case 'sections-later':
			return `この日より後に確認した所属 ${gap.names.length}（${listed(gap.names)}）`;
		case 'step':
			return chainStepWords[gap.step];
		case 'step-older':
			return `${chainStepWords[gap.step]}（${olderInWords(gap)}）`;
	}
}

function olderInWords({ isChanged, renewed }: Gap & { kind: 'step-older' }): string {
	const later = renewed.map((one) => chainStepWords[one]).join('、');
	const told = [...(isChanged ? [change] : []), ...(later ? [`このあとに${later}を記録しています`] : [])];
	return told.join('。');
}

/** So many sections are named wherever they are missing; more of them once. */
const mostNamedAgain = 5;

function listed(names: readonly string[]): string {
	const more = names.length - mostNamedAgain;
	return more > 0 ? `${names.slice(0, mostNamedAgain).join('、')}ほか${more}` : names.join('、');
}

/**
 * What is missing, in words, where more than five sections are named above already: those are counted.
 *
 * @param above what is named above
 * @param where they are named: 「上の表」
 */
export function gapsToldOnce(gaps: readonly string[], above: ReadonlySet<string>, where: string): string[] {
	const again = gaps.filter((gap) => isOfSection(gap) && above.has(gap));
	if (again.length <= mostNamedAgain) return [...gaps];
	const known = new Set(again);
	return [`管理者の確認 ${again.length}所属（${where}）`, ...gaps.filter((gap) => !known.has(gap))];
}

/** As `gapInWords` says it of a section. */
function isOfSection(gap: string): boolean {
	return gap.endsWith('の確認') || gap.endsWith(`の確認${changed}`);
}
