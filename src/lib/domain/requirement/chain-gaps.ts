import { type ChainState } from './chain-state';
import { type ChainStep, chainSteps, chainStepWords } from './requirement';

/** What is missing before a step: named, so that whoever goes on without it knows and the report says it. */
export type Gap =
	| { kind: 'nothing-asked' }
	/** people who are asked and whom no section has */
	| { kind: 'nowhere'; people: number }
	| { kind: 'section' | 'section-changed'; code: string; name: string }
	| { kind: 'step' | 'step-changed'; step: ChainStep };

/**
 * What is missing for a step: sections that have not confirmed or have other numbers since, people whom no section has, and the steps
 * before it that are not done or saw other numbers. Where nobody is asked, without a published requirement or before the year, there is nothing to report.
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
function told(sections: ChainState['sections'], code: string, name: string): string {
	return sections.filter((one) => one.name === name).length > 1 ? `${name}［${code}］` : name;
}

function stepGap(step: ChainStep, { confirmation, changes }: ChainState['steps'][ChainStep]): Gap[] {
	if (confirmation === null) return [{ kind: 'step', step }];
	return changes.length > 0 ? [{ kind: 'step-changed', step }] : [];
}

const changed = '（確認後に変わりました）';

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
		case 'step':
			return chainStepWords[gap.step];
		case 'step-changed':
			return `${chainStepWords[gap.step]}${changed}`;
	}
}
