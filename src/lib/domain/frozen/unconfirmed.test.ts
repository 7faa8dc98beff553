import { describe, expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { evaluate, type Indicator } from '$lib/domain/indicator';
import { buildLedger } from '$lib/domain/ledger';
import { town } from '../../../../tests/factories/town';
import {
	comprehension,
	indicatorOf,
	qualificationRate,
	trainingCount,
	trainingRate
} from '../../../../tests/factories/town-indicator';
import { type PersonSketch } from '../../../../tests/factories/town-people';
import { unconfirmedIn } from './unconfirmed';

const asOf = day('2024-03-31');
const waits = (on = '2023-06-01', more = {}) => ({ on, state: 'waiting' as const, ...more });
const since = { kind: 'cumulative', since: day('2023-04-01') } as const;
const ip = { code: 'IP', passedOn: '2023-06', state: 'waiting' as const };
const excludeAbsences = ['育児休業'];
const away = [{ from: '2023-04-01' }];
const newPasses = indicatorOf({
	...{ kind: 'qualification_count', count: 'new', window: { kind: 'fiscal_year' } },
	...{ qualifications: { anyOf: ['IP'], acceptHigher: true }, population: (trainingRate().rule as never)['population'] }
});

describe('how many records wait that a figure does not count', () => {
	it.each<[string, Indicator, PersonSketch[], number]>([
		['nothing waits', trainingRate(), [{ completions: ['2023-06-01'] }], 0],
		['one waits', trainingRate(), [{ completions: [waits()] }], 1],
		['two of one person', trainingRate(), [{ completions: [waits(), waits('2023-07-01')] }], 2],
		['beside one that counts', trainingRate(), [{ completions: ['2023-06-01', waits('2023-07-01')] }], 1],
		['of another course', trainingRate(), [{ completions: [waits('2023-06-01', { course: 'SECURITY' })] }], 0],
		['before the window', trainingRate({ window: since }), [{ completions: [waits('2023-03-31')] }], 0],
		['after the day', trainingRate(), [{ completions: [waits('2024-04-01')] }], 0],
		['of somebody who has left', trainingRate(), [{ leftOn: '2024-03-30', completions: [waits()] }], 0],
		[
			'of somebody away',
			trainingRate({ population: { excludeAbsences } }),
			[{ absences: away, completions: [waits()] }],
			0
		],
		[
			'an examination',
			qualificationRate({ qualifications: { anyOf: ['IP'], acceptHigher: true } }),
			[{ holdings: [ip] }],
			1
		],
		[
			'a higher one',
			qualificationRate({ qualifications: { anyOf: ['IP'], acceptHigher: true } }),
			[{ holdings: [{ ...ip, code: 'AP' }] }],
			1
		],
		[
			'one that has expired',
			qualificationRate({ qualifications: { anyOf: ['IP'], acceptHigher: true } }),
			[{ holdings: [{ ...ip, expiresOn: '2024-03-31' }] }],
			0
		],
		['an attendance', trainingCount({ count: 'attendances' }), [{ completions: [waits(), '2023-07-01'] }], 1],
		[
			'of somebody who has left since, in a count',
			trainingCount(),
			[{ leftOn: '2023-12-31', completions: [waits()] }],
			1
		],
		['of somebody not here yet, in a count', trainingCount(), [{ hiredOn: '2023-12-31', completions: [waits()] }], 0],
		['a pass', newPasses, [{ holdings: [ip] }], 1],
		['an answer', comprehension(), [{ completions: [waits('2023-06-01', { comprehension: 1 })] }], 1],
		['without an answer', comprehension(), [{ completions: [waits()] }], 0],
		[
			'an appointment waits for nobody',
			indicatorOf({ kind: 'appointment_coverage', role: 'DX推進員', level: 1 }),
			[{}],
			0
		],
		['a number entered by hand', indicatorOf({ kind: 'manual', unit: '件', direction: 'at_most' }), [{}], 0]
	])('%s', (_because, indicator, people, count) => {
		const ledger = buildLedger(town({ people }));
		expect(unconfirmedIn(ledger, indicator, evaluate(ledger, indicator, asOf))).toBe(count);
	});
});
