import fc from 'fast-check';
import { type CivilDate, parsePartDate } from '$lib/domain/calendar';
import { type Appointment } from '$lib/domain/appointment';
import { type Absence, type Department } from '$lib/domain/organisation';
import { type Holding, type Qualification } from '$lib/domain/qualification';
import { type Completion, completionStates, type Course } from '$lib/domain/training';
import { someDay, somePeriod } from './random-days';
import { type SketchOf } from './sketch';

export const courseCodes = ['C1', 'C2', 'C3'];
export const qualificationCodes = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'];
export const absenceKinds = ['育児休業', '休職', '派遣'];
export const roles = ['DX推進員', 'CSIRT要員'];

/** Half confirmed, a third waiting, the rest sent back or withdrawn. */
const someState = fc.constantFrom('confirmed', 'confirmed', 'confirmed', 'waiting', 'waiting', ...completionStates);

export const someCourses: fc.Arbitrary<Course[]> = fc
	.array(fc.constantFrom(null, 1, 6, 12, 12, 24, 36, 99999), {
		minLength: courseCodes.length,
		maxLength: courseCodes.length
	})
	.map((months) =>
		courseCodes.map((code, index) => {
			const validMonths = months[index] ?? null;
			return { code, name: code, category: 'DX', provider: null, validMonths };
		})
	);

/** 相当 in any shape a municipality may give it: chains, forks, even circles. */
export const someCatalogue: fc.Arbitrary<Qualification[]> = fc
	.tuple(...qualificationCodes.map(() => fc.subarray(qualificationCodes, { maxLength: 2 })))
	.map((lists) => qualificationCodes.map((code, index) => ({ code, name: code, satisfies: lists[index]! })));

/** How much of a 合格日 is known, and how it is written. */
const someWriting: fc.Arbitrary<(on: CivilDate) => string> = fc.constantFrom(
	(on) => on,
	(on) => on.slice(0, 7),
	(on) => on.slice(0, 4),
	(on) => `R${Number(on.slice(0, 4)) - 2018}`,
	(on) => `R${Number(on.slice(0, 4)) - 2018}.${Number(on.slice(5, 7))}`
);

const someAbsence = fc.record({ kind: fc.constantFrom(...absenceKinds), period: somePeriod });

/** What is known of one person beside the posts. */
export const someRecords = fc.record({
	completions: fc.array(
		fc.record({
			courseCode: fc.constantFrom(...courseCodes),
			completedOn: someDay,
			state: someState,
			comprehension: fc.constantFrom(null, 1, 2, 3, 4, 4, 5, 5)
		}),
		{ maxLength: 7, size: 'max' }
	),
	holdings: fc.array(
		fc.record({
			code: fc.constantFrom(...qualificationCodes),
			on: someDay,
			write: someWriting,
			expiresOn: fc.option(someDay, { freq: 2 }),
			state: someState
		}),
		{ maxLength: 3, size: 'max' }
	),
	absences: fc.oneof(
		{ weight: 2, arbitrary: fc.constant<SketchOf<typeof someAbsence>[]>([]) },
		{ weight: 1, arbitrary: fc.array(someAbsence, { minLength: 1, maxLength: 3 }) }
	),
	appointments: fc.array(fc.record({ role: fc.constantFrom(...roles), department: fc.nat(20), period: somePeriod }), {
		maxLength: 2
	})
});

type Records = SketchOf<typeof someRecords>;

export function completionsOf(staffNumber: string, { completions }: Records): Completion[] {
	return onePerKey(completions, ({ courseCode, completedOn }) => `${courseCode} ${completedOn}`).map((one) => ({
		...one,
		staffNumber,
		hours: null,
		sources: [],
		method: null
	}));
}

export function holdingsOf(staffNumber: string, { holdings }: Records): Holding[] {
	const written = holdings.map(({ on, write, ...rest }) => ({ ...rest, passedOn: write(on) }));
	return onePerKey(written, ({ code, passedOn }) => `${code} ${passedOn}`).map(({ code, passedOn, ...rest }) => ({
		...rest,
		staffNumber,
		qualificationCode: code,
		passedOn,
		countedOn: parsePartDate(passedOn)!.last,
		certificateNumber: null
	}));
}

export function absencesOf(staffNumber: string, { absences }: Records): Absence[] {
	return onePerKey(absences, ({ kind, period }) => `${kind} ${period.from}`).map(({ kind, period }) => ({
		staffNumber,
		kind,
		...period
	}));
}

export function appointmentsOf(staffNumber: string, { appointments }: Records, rows: Department[]): Appointment[] {
	const placed = appointments.map((one) => ({ ...one, code: rows[one.department % rows.length]!.code }));
	const keyOf = ({ role, code, period }: (typeof placed)[number]) => `${role} ${code} ${period.from}`;
	return onePerKey(placed, keyOf).map(({ role, code, period }) => ({
		staffNumber,
		roleCode: role,
		departmentCode: code,
		...period,
		orderNumber: null
	}));
}

function onePerKey<T>(rows: T[], keyOf: (row: T) => string): T[] {
	return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
