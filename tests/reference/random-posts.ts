import fc from 'fast-check';
import { addDays, type CivilDate } from '$lib/domain/calendar';
import { type Assignment, type AssignmentKind, type Department, type Staff } from '$lib/domain/organisation';
import { within } from './days';
import { departmentCodes, heldThrough } from './random-departments';
import { earliest, someDay, somePeriod } from './random-days';
import { type SketchOf } from './sketch';

export const employmentTypes = ['常勤', '会計年度任用職員', '再任用'];
export const jobClasses = ['一般行政職', '技能労務職'];
export const ranks = ['部長', '課長', '係員'];

/** The words of a post; the first is the usual one, so that a filter leaves somebody. */
const someWords = fc.record({
	employmentType: fc.constantFrom('常勤', '常勤', '常勤', ...employmentTypes, null),
	jobClass: fc.constantFrom('一般行政職', '一般行政職', '一般行政職', ...jobClasses, null),
	rank: fc.constantFrom('係員', '係員', ...ranks, null)
});

const somePlace = fc.record({ department: fc.nat(departmentCodes.length - 1), open: fc.boolean(), words: someWords });

/** A working life as it is sketched: one 本務 after the other from the given days on, perhaps with a break, and 兼務 beside them. */
export const someCareer = fc.record({
	turns: fc.array(fc.record({ on: someDay, works: fc.nat(9).map((one) => one < 9), place: somePlace }), {
		maxLength: 3
	}),
	first: somePlace,
	beside: fc.array(fc.record({ period: somePeriod, place: somePlace }), { maxLength: 2 })
});

type Career = SketchOf<typeof someCareer>;
type Stretch = { kind: AssignmentKind; place: SketchOf<typeof somePlace>; from: CivilDate; to: CivilDate | null };

/** The posts of a person: inside the employment, in departments valid throughout, one 本務 a day, no key twice. */
export function postsOf(person: Staff, career: Career, departments: Department[]): Assignment[] {
	const posts = [...mainStretches(person, career), ...besideStretches(person, career)]
		.filter(({ from, to }) => to === null || from <= to)
		.flatMap((stretch) => settle(person, stretch, departments));
	const keys = posts.map((post) => `${post.departmentCode} ${post.kind} ${post.from}`);
	return posts.filter((_, index) => keys.indexOf(keys[index]!) === index);
}

function mainStretches({ hiredOn, leftOn }: Staff, { first, turns }: Career): Stretch[] {
	const later = turns.filter(({ on }) => on > hiredOn).sort((one, other) => (one.on < other.on ? -1 : 1));
	const all = [{ on: hiredOn, works: true, place: first }, ...later];
	return all
		.map(({ on, works, place }, index) => {
			const next = all[index + 1];
			return {
				kind: '本務' as const,
				works,
				place,
				from: on,
				to: earliest(next ? addDays(next.on, -1) : null, leftOn)
			};
		})
		.filter(({ works }) => works);
}

function besideStretches({ hiredOn, leftOn }: Staff, { beside }: Career): Stretch[] {
	return beside.map(({ period, place }) => ({
		kind: '兼務',
		place,
		from: period.from < hiredOn ? hiredOn : period.from,
		to: earliest(period.to, leftOn)
	}));
}

/** The post in a department valid on its first day, and where that one ends a 本務 in the next; nowhere if there is none. */
function settle(person: Staff, { kind, place, from, to }: Stretch, departments: Department[]): Assignment[] {
	const valid = departments.filter((row) => within(row.validFrom, from, row.validTo));
	if (valid.length === 0) return [];
	const { code } = valid[place.department % valid.length]!;
	const end = earliest(to, heldThrough(departments, code, from) ?? null);
	const written = end === person.leftOn && place.open ? null : end;
	const post = { staffNumber: person.staffNumber, departmentCode: code, kind, ...place.words, from, to: written };
	if (end === null || end === to || kind === '兼務') return [post];
	return [post, ...settle(person, { kind, place, from: addDays(end, 1), to }, departments)];
}
