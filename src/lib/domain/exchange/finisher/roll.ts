import { firstDayOf, lastDayOf } from '$lib/domain/calendar';
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
	byName: ReadonlyMap<string, RollPerson[]>;
	byFoldedName: ReadonlyMap<string, RollPerson[]>;
	/** those who had another name; of a whole town a few hundred */
	former: readonly { person: RollPerson; names: FormerName }[];
};

/** The people of a town with the posts they hold in the fiscal year. */
export function rollOf(
	town: { staff: readonly Staff[]; departments: readonly Department[]; assignments: readonly Assignment[] },
	fiscalYear: number
): Roll {
	const [first, last] = [firstDayOf(fiscalYear), lastDayOf(fiscalYear)];
	const inYear = (from: string, to: string | null) => from <= last && (to === null || first <= to);
	const versions = grouped(
		town.departments.filter(({ validFrom, validTo }) => inYear(validFrom, validTo)),
		'code'
	);
	const posts = grouped(
		town.assignments.filter(({ from, to }) => inYear(from, to)),
		'staffNumber'
	);
	const spellings = new Map<string, string[]>();
	const spelled = (code: string) => {
		if (!spellings.has(code)) spellings.set(code, spellingsOf(code, versions));
		return spellings.get(code)!;
	};
	const people = town.staff.map(({ staffNumber, name, formerName, hiredOn, leftOn }) => {
		const codes = [...new Set((posts.get(staffNumber) ?? []).map(({ departmentCode }) => departmentCode))];
		return {
			...{ staffNumber, name, formerName, hiredOn, leftOn },
			departmentNames: codes.flatMap((code) => versions.get(code)?.at(-1)?.name ?? []),
			departmentTexts: new Set(codes.flatMap(spelled))
		};
	});
	return indexed(people);
}

function indexed(people: RollPerson[]): Roll {
	const by = (key: (person: RollPerson) => string) => {
		const found = new Map<string, RollPerson[]>();
		for (const person of people) {
			const same = found.get(key(person));
			if (same) same.push(person);
			else found.set(key(person), [person]);
		}
		return found;
	};
	return {
		byNumber: new Map(people.map((person) => [person.staffNumber, person])),
		byBareNumber: by(({ staffNumber }) => bareNumber(staffNumber)),
		byName: by(({ name }) => plainText(name)),
		byFoldedName: by(({ name }) => foldedText(name)),
		former: people.flatMap((person) => {
			const names = formerNameOf(person);
			return names ? [{ person, names }] : [];
		})
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

function grouped<T, K extends keyof T>(values: readonly T[], key: K): Map<T[K], T[]> {
	const groups = new Map<T[K], T[]>();
	for (const value of values) {
		const group = groups.get(value[key]);
		if (group) group.push(value);
		else groups.set(value[key], [value]);
	}
	return groups;
}
