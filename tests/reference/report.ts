import { type CivilDate } from '$lib/domain/calendar';
import { type AnyReport, type Indicator } from '$lib/domain/indicator';
import { type Facts } from '$lib/domain/ledger';
import { comprehensionParts } from './comprehension';
import { countParts } from './count';
import { coverageParts } from './coverage';
import { fiscalYear } from './days';
import { manualParts } from './manual';
import { type Parts } from './parts';
import { rateParts } from './rate';

/**
 * The report of an indicator, worked out from the facts as a clerk with paper would: slow, plain and written from the rules alone, to
 * hold the fast one against.
 */
export function referenceReport(facts: Facts, indicator: Indicator, asOf: CivilDate, today: CivilDate): AnyReport {
	return {
		indicator: { code: indicator.code, name: indicator.name, kind: indicator.rule.kind },
		asOf,
		fiscalYear: fiscalYear(asOf),
		isFinal: asOf.endsWith('-03-31') && asOf < today,
		...partsOf(facts, indicator, asOf)
	};
}

function partsOf(facts: Facts, indicator: Indicator, asOf: CivilDate): Parts {
	const { rule } = indicator;
	switch (rule.kind) {
		case 'training_rate':
		case 'qualification_rate':
			return rateParts(facts, indicator, rule, asOf);
		case 'qualification_count':
			if (rule.count === 'new') return countParts(facts, indicator, { ...rule, count: 'new' }, asOf);
			return rateParts(facts, indicator, { ...rule, count: 'holders' }, asOf);
		case 'training_count':
			return countParts(facts, indicator, rule, asOf);
		case 'comprehension_rate':
			return comprehensionParts(facts, indicator, rule, asOf);
		case 'appointment_coverage':
			return coverageParts(facts, indicator, rule, asOf);
		case 'manual':
			return manualParts(facts, indicator, rule, asOf);
	}
}
