import { type IndicatorRule } from '$lib/domain/indicator';
import { type ChangeKind } from './difference';
import { type Outcome } from './outcome';

/** Where somebody stands, in one word or two; null is not there. */
export function outcomeWords(outcome: Outcome | null, rule: IndicatorRule): string {
	if (outcome === null) return absentWords[rule.kind] ?? '対象でない';
	if (outcome.membership === 'excluded') return '除外';
	const { numerator, denominator } = outcome;
	switch (rule.kind) {
		case 'appointment_coverage':
			return numerator > 0 ? '配置あり' : '空席';
		case 'training_count':
			return rule.count === 'attendances' ? `${numerator}件` : '数える';
		case 'comprehension_rate':
			return rule.measure === 'mean'
				? `回答 ${denominator}件・合計 ${numerator}`
				: `回答 ${denominator}件・基準以上 ${numerator}件`;
		case 'qualification_count':
			return rule.count === 'new' ? '数える' : numerator > 0 ? '対象・済' : '対象・未';
		default:
			return numerator > 0 ? '対象・済' : '対象・未';
	}
}

/** Of what is counted by its own day nobody is left out; they are just not counted. */
const absentWords: Partial<Record<IndicatorRule['kind'], string>> = {
	training_count: '数えない',
	comprehension_rate: '回答なし',
	appointment_coverage: '対象でない'
};

const changeWords: Record<ChangeKind, string> = {
	joined: '対象になった',
	left: '対象でなくなった',
	excluded: '除外だけが変わった',
	up: '分子が増えた',
	down: '分子が減った',
	moved: '所属が変わった'
};

/** 「対象になった 2人、分子が減った 1人」: those there are. */
export function changeCountWords(counts: Readonly<Record<ChangeKind, number>>, unit: '人' | '所属'): string {
	return (Object.keys(changeWords) as ChangeKind[])
		.filter((kind) => counts[kind] > 0)
		.map((kind) => `${changeWords[kind]} ${counts[kind].toLocaleString('ja-JP')}${unit}`)
		.join('、');
}
