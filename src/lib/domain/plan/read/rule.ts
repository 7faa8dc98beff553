import { type IndicatorKind, type IndicatorRule, type Window } from '../rule';
import { longestUnit } from '../line';
import { type ObjectReader } from './object-reader';
import { readCourses, readQualifications } from './courses';
import { readPopulation } from './population';
import { remarkUnused, readWindow } from './window';

/** Every field as far as it can be read; undefined where a fault was noted. */
type Fields<T> = { [K in keyof T]: T[K] | undefined };

type Reader<K extends IndicatorKind> = (indicator: ObjectReader) => Fields<Extract<IndicatorRule, { kind: K }>>;

const trainingKeys = ['courses', 'atLeast', 'window', 'since', 'population'];

/** The keys each kind of indicator has beside those that all have. */
export const keysOfKind: Record<IndicatorKind, readonly string[]> = {
	training_rate: trainingKeys,
	training_count: [...trainingKeys, 'count'],
	qualification_rate: ['qualifications', 'population'],
	qualification_count: ['qualifications', 'count', 'window', 'since', 'population'],
	appointment_coverage: ['role', 'level'],
	comprehension_rate: [...trainingKeys, 'measure', 'threshold'],
	manual: ['unit', 'direction']
};

/** Reads the rule of an indicator by its kind; what is undefined has a fault noted. */
export const ruleReaders: { [K in IndicatorKind]: Reader<K> } = {
	training_rate: (indicator) => ({
		kind: 'training_rate',
		courses: readCourses(indicator),
		window: readWindow(indicator, { valid: true }),
		population: readPopulation(indicator)
	}),
	training_count: (indicator) => ({
		kind: 'training_count',
		courses: readCourses(indicator),
		window: readWindow(indicator, { valid: false }),
		count: indicator.word('count', ['people', 'attendances']),
		population: readPopulation(indicator)
	}),
	qualification_rate: (indicator) => ({
		kind: 'qualification_rate',
		qualifications: readQualifications(indicator),
		population: readPopulation(indicator)
	}),
	qualification_count: (indicator) => {
		const count = indicator.word('count', ['holders', 'new']);
		return {
			kind: 'qualification_count',
			qualifications: readQualifications(indicator),
			count,
			window: readPassWindow(indicator, count),
			population: readPopulation(indicator)
		};
	},
	appointment_coverage: (indicator) => ({
		kind: 'appointment_coverage',
		role: indicator.text('role'),
		level: indicator.whole('level', 1)
	}),
	comprehension_rate: (indicator) => {
		const measure = indicator.word('measure', ['threshold', 'mean']);
		return {
			kind: 'comprehension_rate',
			courses: readCourses(indicator),
			window: readWindow(indicator, { valid: true }),
			measure,
			threshold: readThreshold(indicator, measure),
			population: readPopulation(indicator)
		};
	},
	manual: (indicator) => ({
		kind: 'manual',
		unit: indicator.line('unit', longestUnit),
		direction: indicator.word('direction', ['at_least', 'at_most'])
	})
};

/** A window belongs to `new`; with `holders` one may stand there without effect. */
function readPassWindow(indicator: ObjectReader, count: 'holders' | 'new' | undefined): Window | null | undefined {
	if (count === 'new') return readWindow(indicator, { valid: false });
	if (!indicator.has('window')) return null;
	const window = readWindow(indicator, { valid: true });
	if (window) remarkUnused(indicator, 'window', 'new');
	return window && null;
}

/** 1–5; it belongs to `threshold`, with `mean` one may stand there without effect. */
function readThreshold(indicator: ObjectReader, measure: 'threshold' | 'mean' | undefined): number | null | undefined {
	if (measure !== 'threshold' && !indicator.has('threshold')) return null;
	const threshold = indicator.number('threshold');
	if (threshold === undefined) return undefined;
	if (threshold < 1 || threshold > 5) {
		return indicator.fail('threshold', { code: 'outside', least: 1, most: 5 });
	}
	if (measure === 'mean') remarkUnused(indicator, 'threshold', 'threshold');
	return measure === 'mean' ? null : threshold;
}
