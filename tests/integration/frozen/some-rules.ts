import { day } from '$lib/domain/calendar';
import { type IndicatorRule, type PopulationRule } from '$lib/domain/indicator';
import { everyone } from '../../factories/town-indicator';

const staying: PopulationRule = { ...everyone, employmentTypes: ['常勤'], excludeAbsences: ['育児休業', '休職'] };
const members: PopulationRule = { ...everyone, roles: ['DX推進員', '所属長'], departments: ['1000', '2000'] };
const dx = { anyOf: ['DX-BASIC', 'DX-ADVANCED'], atLeast: 1 };
const always = { kind: 'cumulative', since: null } as const;

/** One rule of each kind about the small town. */
export const someRules: readonly IndicatorRule[] = [
	{ kind: 'training_rate', courses: dx, window: { kind: 'cumulative', since: day('2023-04-01') }, population: staying },
	{
		kind: 'training_rate',
		courses: { anyOf: ['SEC', 'DX-BASIC', 'NEW'], atLeast: 2 },
		window: { kind: 'valid' },
		population: { ...staying, posts: 'each' }
	},
	{ kind: 'training_rate', courses: { allOf: ['DX-BASIC', 'SEC'] }, window: always, population: members },
	{ kind: 'training_count', courses: dx, window: always, count: 'attendances', population: staying },
	{ kind: 'training_count', courses: dx, window: { kind: 'fiscal_year' }, count: 'people', population: everyone },
	{
		kind: 'qualification_rate',
		qualifications: { anyOf: ['IP'], acceptHigher: true },
		population: { ...everyone, departments: ['1000'] }
	},
	{
		...{ kind: 'qualification_count', count: 'new', window: always, population: members },
		qualifications: { anyOf: ['FE'], acceptHigher: true }
	},
	{
		...{ kind: 'qualification_count', count: 'holders', window: null, population: staying },
		qualifications: { anyOf: ['FE'], acceptHigher: true }
	},
	{ kind: 'appointment_coverage', role: 'DX推進員', level: 1 },
	{ kind: 'appointment_coverage', role: 'DX推進員', level: 2 },
	{ kind: 'comprehension_rate', courses: dx, window: always, measure: 'mean', threshold: null, population: everyone },
	{ kind: 'comprehension_rate', courses: dx, window: always, measure: 'threshold', threshold: 4, population: staying }
];
