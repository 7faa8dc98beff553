import { firstDayOf, lastDayOf } from '$lib/domain/calendar';
import { type Steps } from '$lib/domain/indicator';
import { type Assignment, type Department, type Staff } from '$lib/domain/organisation';
import { foldedText, type FormerName, formerNameOf, plainText } from './names';

/** Somebody a row may be about, with what tells them apart from a namesake. */
export type RollPerson = Pick<Staff, 'staffNumber' | 'name' | 'formerName' | 'hiredOn' | 'leftOn'> & {
	/** their 所属 of the fiscal year as people call it, for the page */
	departmentNames: string[];
	/** the same in every way a list may write it, as plain text */
	departmentTexts: ReadonlySet<string>;
};

/** Everybody a list can be about, found by number and by name. */
export type Roll = {
	byNumber: ReadonlyMap<string, RollPerson>;
	/** without leading zeros, in lower case */
	byBareNumber: ReadonlyMap<string, RollPerson[]>;
	byFoldedName: ReadonlyMap<string, RollPerson[]>;
	/** those who had another name; of a whole town a few hundred */
	former: readonly { person: RollPerson; names: FormerName }[];
};

/** The people of a town with the posts they hold in the fiscal year, a person at a time. */
export function* rollOf(
	town: { staff: readonly Staff[]; departments: readonly Department[]; assignments: readonly Assignment[] },
	fiscalYear: number
): Steps<Roll> {
	const [first, last] = [firstDayOf(fiscalYear), lastDayOf(fiscalYear)];
	const inYear = (from: string, to: string | null) => from <= last && (to === null || first <= to);
	const versions = grouped(
		town.departments.filter(({ validFrom, validTo }) => inYear(validFrom, validTo)),
		({ code }) => code
	);
	const posts = new Map<string, Assignment[]>();
	for (const post of town.assignments) {
		if (inYear(post.from, post.to)) add(posts, post.staffNumber, post);
		yield;
	}
	const spellings = new Map<string, string[]>();
	const spelled = (code: string) => {
		if (!spellings.has(code)) spellings.set(code, spellingsOf(code, versions));
		return spellings.get(code)!;
	};
	const people: RollPerson[] = [];
	for (const { staffNumber, name, formerName, hiredOn, leftOn } of town.staff) {
		const codes = [...new Set((posts.get(staffNumber) ?? []).map(({ departmentCode }) => departmentCode))];
		people.push({
			...{ staffNumber, name, formerName, hiredOn, leftOn },
			departmentNames: codes.flatMap((code) => versions.get(code)?.at(-1)?.name ?? []),
			departmentTexts: new Set(codes.flatMap(spelled))
		});
		yield;
	}
	return yield* indexed(people);
}

function* indexed(people: RollPerson[]): Steps<Roll> {
	const by = function* (key: (person: RollPerson) => string): Steps<Map<string, RollPerson[]>> {
		const found = new Map<string, RollPerson[]>();
		for (const person of people) {
			add(found, key(person), person);
			yield;
		}
		return found;
	};
	const byNumber = new Map<string, RollPerson>();
	const former: { person: RollPerson; names: FormerName }[] = [];
	for (const person of people) {
		byNumber.set(person.staffNumber, person);
		const names = formerNameOf(person);
		if (names) former.push({ person, names });
		yield;
	}
	return {
		byNumber,
		byBareNumber: yield* by(({ staffNumber }) => bareNumber(staffNumber)),
		byFoldedName: yield* by(({ name }) => foldedText(name)),
		former
	};
}

/** A number without the zeros a spreadsheet swallows. */
export function bareNumber(number: string): string {
	return number.toLowerCase().replace(/^0+(?=.)/, '');
}

/** How a department may be written: its code, its name, and its name behind those of the departments above it. */
function spellingsOf(code: string, versions: ReadonlyMap<string, Department[]>): string[] {
	const texts = [plainText(code)];
	for (const version of versions.get(code) ?? []) {
		let text = plainText(version.name);
		texts.push(text);
		let above = version.parentCode;
		for (let step = 0; above !== null && step < 10; step++) {
			const parent: Department | undefined = versions.get(above)?.at(-1);
			if (!parent) break;
			text = plainText(parent.name) + text;
			texts.push(text);
			above = parent.parentCode;
		}
	}
	return texts;
}

/** The values under their keys, in their order. */
export function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const value of values) add(groups, keyOf(value), value);
	return groups;
}

function add<T>(groups: Map<string, T[]>, key: string, value: T): void {
	const group = groups.get(key);
	if (group) group.push(value);
	else groups.set(key, [value]);
}
