import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { buildLedger, type Ledger } from '$lib/domain/ledger';
import { type IndicatorRule } from '$lib/domain/plan';
import { town } from '../../../../../tests/factories/town';
import { comprehension, indicatorOf, trainingCount, trainingRate } from '../../../../../tests/factories/town-indicator';
import { type PersonSketch } from '../../../../../tests/factories/town-people';
import { someRateRule, someRules } from '../../../../../tests/reference/random-rules';
import { questionAbout } from '../../../../../tests/reference/random-town';
import { evaluate } from '../evaluate';
import { changeKinds, changesBetween } from './changes';
import { peopleBehind } from './people';

const on = day('2026-06-15');
const people: PersonSketch[] = [
	{ posts: '1010', completions: [{ on: '2026-05-01', comprehension: 3 }] },
	{ posts: '1010', absences: [{ from: '2026-06-01' }] },
	{ posts: '1020', completions: ['2024-05-01', { on: '2026-05-01', comprehension: 5 }] },
	{ posts: '1020', completions: [{ on: '2026-06-01', state: 'waiting' }] }
];
const ledger = buildLedger(town({ people }));

function computed(of: Ledger, rule: IndicatorRule, asOf = on) {
	return { ledger: of, rule, figure: evaluate(of, { code: 'rate', rule }, asOf) };
}

/** What changes for whom, by the places of the people above. */
function changes(before: IndicatorRule, after: IndicatorRule) {
	const found = changesBetween(computed(ledger, before), computed(ledger, after));
	if (found === null) return null;
	return Object.fromEntries(changeKinds.filter((kind) => found[kind].length > 0).map((kind) => [kind, found[kind]]));
}

const since = (date: string) => ({ window: { kind: 'cumulative', since: day(date) } }) as const;

describe('what another rule changes', () => {
	it.each<[string, IndicatorRule, IndicatorRule, object | null]>([
		['nothing, where it is the same', trainingRate().rule, trainingRate().rule, {}],
		[
			'who is on leave goes out of the people',
			trainingRate().rule,
			trainingRate({ population: { excludeAbsences: ['育児休業'] } }).rule,
			{ leaves: [1] }
		],
		[
			'a department comes in',
			trainingRate({ population: { departments: ['1010'] } }).rule,
			trainingRate().rule,
			{ enters: [2, 3] }
		],
		[
			'a later 起算日 takes the numerator away',
			trainingRate().rule,
			trainingRate(since('2026-05-02')).rule,
			{ loses: [0, 2] }
		],
		['an earlier one gives it', trainingRate(since('2026-05-02')).rule, trainingRate().rule, { gains: [0, 2] }],
		[
			'a count has only those it counts',
			trainingCount(since('2026-05-02')).rule,
			trainingCount().rule,
			{ enters: [0, 2] }
		],
		[
			'attendances may become more',
			trainingCount({ ...since('2026-04-01'), count: 'attendances' }).rule,
			trainingCount({ count: 'attendances' }).rule,
			{ gains: [2] }
		],
		[
			'an answer that no longer reaches',
			comprehension({ threshold: 3 }).rule,
			comprehension({ threshold: 4 }).rule,
			{ loses: [0] }
		],
		[
			'a number entered by hand has nobody behind it',
			{ kind: 'manual', unit: '件', direction: 'at_most' },
			{ kind: 'manual', unit: '回', direction: 'at_most' },
			null
		]
	])('%s', (_, before, after, expected) => {
		expect(changes(before, after)).toEqual(expected);
	});

	it('is told of departments where they are what is counted', () => {
		const rule = (level: number) => indicatorOf({ kind: 'appointment_coverage', role: 'DX推進員', level }).rule;
		const found = changesBetween(computed(ledger, rule(1)), computed(ledger, rule(2)))!;
		const { departments } = ledger.treeOn(on);
		const named = (places: number[]) => places.map((place) => departments[place]!.code);
		expect([found.of, named(found.enters).includes('1010'), named(found.leaves).includes('1000')]).toEqual([
			'departments',
			true,
			true
		]);
	});
});

const { manual: _, coverage: __, mean: ___, ...ofPeople } = { ...someRules, rate: someRateRule };

it.each(Object.entries(ofPeople))(
	'of two rules of the kind %s is what the names behind both figures say',
	(_, some) => {
		fc.assert(
			fc.property(
				questionAbout(some as fc.Arbitrary<IndicatorRule>),
				some as fc.Arbitrary<IndicatorRule>,
				({ facts, indicator, days }, rule) => {
					const random = buildLedger(facts);
					if (rule.kind !== indicator.rule.kind) return;
					for (const asOf of days.slice(0, 2)) {
						const [before, after] = [computed(random, indicator.rule, asOf), computed(random, rule, asOf)];
						const weights = [before, after].map(({ rule: one, figure }) => {
							const behind = peopleBehind(random, { ...indicator, rule: one }, figure, null);
							return (standings: string[]) =>
								Int32Array.from(random.people.staff, ({ staffNumber }) =>
									behind
										.filter((row) => row.staffNumber === staffNumber && standings.includes(row.standing))
										.reduce((sum, { weight }) => sum + weight, 0)
								);
						});
						const isRate = before.figure.kind === 'rate';
						const isAnswer = before.figure.kind === 'comprehension';
						const members = isRate
							? ['counted', 'pending', 'missing']
							: isAnswer
								? ['counted', 'missing']
								: ['counted'];
						const [was, is] = weights.map((weigh) => ({ part: weigh!(members), done: weigh!(['counted']) }));
						const expected = {
							enters: [] as number[],
							leaves: [] as number[],
							gains: [] as number[],
							loses: [] as number[]
						};
						random.people.staff.forEach((_, who) => {
							const [old, now] = [was!.part[who]! > 0, is!.part[who]! > 0];
							const more = is!.done[who]! - was!.done[who]!;
							if (old !== now) expected[now ? 'enters' : 'leaves'].push(who);
							else if (more !== 0) expected[more > 0 ? 'gains' : 'loses'].push(who);
						});
						expect(changesBetween(before, after)).toEqual({ of: 'people', ...expected });
					}
				}
			),
			{ numRuns: 100 }
		);
	}
);
