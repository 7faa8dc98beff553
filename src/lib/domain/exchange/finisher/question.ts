import { type Doubt, type WrittenPerson } from './match';
import { plainText } from './names';
import { type RollPerson } from './roll';

/** Who is meant? `doubt` null: nobody is known who could be. */
export type Question = {
	key: string;
	written: WrittenPerson;
	rowNumbers: number[];
	doubt: Doubt | null;
	candidates: RollPerson[];
};

/** The same for every row that names somebody in the same way, so that a person is asked about once. */
export function questionKey({ staffNumber, name, department }: WrittenPerson): string {
	return [staffNumber.normalize('NFKC').trim(), plainText(name), plainText(department)].join('\t');
}

/** How a row calls somebody: 「職員番号1862　髙橋 花子（総務課）」. */
export function whoInWords({ staffNumber, name, department }: WrittenPerson): string {
	const number = staffNumber === '' ? '' : `職員番号${staffNumber}`;
	const called = [number, name].filter((part) => part !== '').join('　');
	return `「${called}${department === '' ? '' : `（${department}）`}」`;
}
