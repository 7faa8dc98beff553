import { type Appointment } from '$lib/domain/appointment';
import { type CivilDate, day, parsePartDate } from '$lib/domain/calendar';
import { type Facts } from '$lib/domain/ledger';
import { type Absence, type Assignment, type AssignmentKind } from '$lib/domain/organisation';
import { type Holding } from '$lib/domain/qualification';
import { type Completion, type CompletionState } from '$lib/domain/training';

export type PostSketch = {
	/** default: the first department of the town */
	in?: string;
	kind?: AssignmentKind;
	employmentType?: string | null;
	jobClass?: string | null;
	rank?: string | null;
	/** default: the day of hiring */
	from?: string;
	to?: string | null;
};

export type CompletionSketch = {
	course?: string;
	on: string;
	state?: CompletionState;
	comprehension?: number;
	method?: string;
};

export type PersonSketch = {
	/** default: 0001, 0002 … in the order of the sketch */
	staffNumber?: string;
	name?: string;
	kana?: string | null;
	hiredOn?: string;
	leftOn?: string | null;
	/** default: one 本務 for the whole employment; with a text that department */
	posts?: string | PostSketch[];
	absences?: { kind?: string; from: string; to?: string | null }[];
	/** a day alone is a confirmed DX基礎 */
	completions?: (string | CompletionSketch)[];
	holdings?: { code: string; passedOn: string; expiresOn?: string | null; state?: CompletionState }[];
	appointments?: { role: string; in?: string; from?: string; to?: string | null }[];
};

type Records = Pick<Facts, 'staff' | 'assignments' | 'absences' | 'completions' | 'holdings' | 'appointments'>;
type Named = PersonSketch & { staffNumber: string; hiredOn: string };

/** As many people of one sketch as are wanted. */
export function people(count: number, sketch: PersonSketch = {}): PersonSketch[] {
	return Array.from({ length: count }, () => sketch);
}

/** Everything that is known of the people, every default filled in. */
export function records(sketches: PersonSketch[], firstDepartment: string): Records {
	const named = sketches.map((sketch, index): Named => ({
		staffNumber: String(index + 1).padStart(4, '0'),
		hiredOn: '2015-04-01',
		...sketch
	}));
	return {
		staff: named.map(staff),
		assignments: named.flatMap((person) => assignments(person, firstDepartment)),
		absences: named.flatMap(absences),
		completions: named.flatMap(completions),
		holdings: named.flatMap(holdings),
		appointments: named.flatMap((person) => appointments(person, firstDepartment))
	};
}

function staff({ staffNumber, name = `職員${staffNumber}`, kana = null, hiredOn, leftOn = null }: Named) {
	return { staffNumber, name, kana, formerName: null, email: null, hiredOn: day(hiredOn), leftOn: end(leftOn) };
}

function assignments({ staffNumber, hiredOn, posts = [{}] }: Named, firstDepartment: string): Assignment[] {
	const sketches = typeof posts === 'string' ? [{ in: posts }] : posts;
	return sketches.map(({ in: departmentCode = firstDepartment, from = hiredOn, to = null, ...rest }) => ({
		staffNumber,
		departmentCode,
		kind: '本務',
		employmentType: '常勤',
		jobClass: '一般行政職',
		rank: null,
		...rest,
		from: day(from),
		to: end(to)
	}));
}

function absences({ staffNumber, absences = [] }: Named): Absence[] {
	return absences.map(({ kind = '育児休業', from, to = null }) => ({
		staffNumber,
		kind,
		from: day(from),
		to: end(to)
	}));
}

function completions({ staffNumber, completions = [] }: Named): Completion[] {
	return completions
		.map((sketch) => (typeof sketch === 'string' ? { on: sketch } : sketch))
		.map(({ course = 'DX-BASIC', on, state = 'confirmed', comprehension, method }: CompletionSketch) => ({
			staffNumber,
			courseCode: course,
			completedOn: day(on),
			hours: null,
			comprehension: comprehension ?? null,
			state,
			sources: [],
			method: method ?? null
		}));
}

function holdings({ staffNumber, holdings = [] }: Named): Holding[] {
	return holdings.map(({ code, passedOn, expiresOn = null, state = 'confirmed' }) => ({
		staffNumber,
		qualificationCode: code,
		passedOn,
		countedOn: parsePartDate(passedOn)!.last,
		certificateNumber: null,
		expiresOn: end(expiresOn),
		state
	}));
}

function appointments({ staffNumber, appointments = [] }: Named, firstDepartment: string): Appointment[] {
	return appointments.map(({ role, in: departmentCode = firstDepartment, from = '2010-04-01', to = null }) => ({
		staffNumber,
		roleCode: role,
		departmentCode,
		from: day(from),
		to: end(to),
		orderNumber: null
	}));
}

function end(to: string | null): CivilDate | null {
	return to === null ? null : day(to);
}
