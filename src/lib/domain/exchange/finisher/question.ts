import { type CivilDate } from '$lib/domain/calendar';
import { type Doubt, isEmployed, type WrittenPerson } from './match';
import { plainText } from './names';
import { type RollPerson } from './roll';

/** Who is meant? `doubt` null: nobody is known who could be. */
export type Question = {
	key: string;
	written: WrittenPerson;
	rowNumbers: number[];
	/** the days of its rows, as far as they could be read */
	days: CivilDate[];
	doubt: Doubt | null;
	candidates: RollPerson[];
};

/**
 * The same for every row that names somebody in the same way, so that a person is asked about once. Days on which somebody was not
 * employed are a question of their own: of the person's other rows there is none.
 */
export function questionKey({ staffNumber, name, department }: WrittenPerson, doubt: Doubt | null = null): string {
	const who = [staffNumber.normalize('NFKC').trim(), plainText(name), plainText(department)];
	return [...who, ...(doubt === 'not-employed' ? [doubt] : [])].join('\t');
}

/**
 * Whether everything but the zeros a spreadsheet swallows speaks for one person: the number without them, the name to the letter,
 * nobody else who could be meant, and employed on every day of the rows. Such questions may be answered all at once.
 */
export function isOnlyZeros({ doubt, written, candidates, days }: Question): boolean {
	const [only] = candidates;
	if (doubt !== 'zeros' || !only || candidates.length > 1 || written.name === '') return false;
	return plainText(only.name) === plainText(written.name) && days.every((on) => isEmployed(only, on));
}

/** How a row calls somebody: 「職員番号1862　髙橋 花子（総務課）」. */
export function whoInWords({ staffNumber, name, department }: WrittenPerson): string {
	const number = staffNumber === '' ? '' : `職員番号${staffNumber}`;
	const called = [number, name].filter((part) => part !== '').join('　');
	return `「${called}${department === '' ? '' : `（${department}）`}」`;
}
