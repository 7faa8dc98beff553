import { type CivilDate } from '$lib/domain/calendar';
import { foldedText, formerNameOf, isFormerName, plainText } from './names';
import { bareNumber, type Roll, type RollPerson } from './roll';

/** Why it has to be asked whether somebody is meant. */
export type Doubt =
	| 'zeros'
	| 'other-name'
	| 'unknown-number'
	| 'variant'
	| 'variant-namesakes'
	| 'former-name'
	| 'no-department'
	| 'other-department'
	| 'namesakes'
	| 'not-employed';

/** Whom a row is about: one person for certain, some to be asked about, or nobody who is known. */
export type Match =
	| { kind: 'certain'; staffNumber: string }
	| { kind: 'doubtful'; doubt: Doubt; candidates: RollPerson[] }
	| { kind: 'nobody' };

/** How a row names somebody; '' for what it does not say. */
export type WrittenPerson = { staffNumber: string; name: string; department: string };

/** So many candidates can be told apart on a page. */
const mostCandidates = 10;

/**
 * Finds whom a row is about: by 職員番号 as it stands there, else by name together with 所属. Figures are never completed and 旧字 never
 * put for one another in silence: what agrees only so is asked, as is a number whose name is somebody else's, and somebody who was not
 * employed on that day.
 *
 * @param completedOn the row's day; null where it says none
 */
export function matchPerson(written: WrittenPerson, roll: Roll, completedOn: CivilDate | null): Match {
	const number = written.staffNumber.normalize('NFKC').trim();
	const match = number === '' ? byName(written, roll) : byNumber(number, written, roll);
	if (match.kind !== 'certain' || completedOn === null) return match;
	const person = roll.byNumber.get(match.staffNumber)!;
	return isEmployed(person, completedOn) ? match : doubtful('not-employed', [person], byAnyName(written, roll));
}

/** Whether somebody was employed on a day; the last day is one. */
export function isEmployed({ hiredOn, leftOn }: Pick<RollPerson, 'hiredOn' | 'leftOn'>, on: CivilDate): boolean {
	return hiredOn <= on && (leftOn === null || on <= leftOn);
}

function byNumber(number: string, written: WrittenPerson, roll: Roll): Match {
	const exact = roll.byNumber.get(number);
	const alike = (roll.byBareNumber.get(bareNumber(number)) ?? []).filter((person) => person !== exact);
	if (!exact && alike.length > 0) return doubtful('zeros', alike, byAnyName(written, roll));
	if (!exact) {
		const named = byAnyName(written, roll);
		return named.length > 0 ? doubtful('unknown-number', named) : { kind: 'nobody' };
	}
	if (written.name !== '' && !isCalled(written.name, exact))
		return doubtful('other-name', [exact], byAnyName(written, roll));
	// Another number that differs only by zeros may be meant where no name says that it is not.
	if (alike.length > 0 && written.name === '') return doubtful('zeros', [exact], alike);
	return { kind: 'certain', staffNumber: exact.staffNumber };
}

/** A namesake in other letters is a namesake: who typed 高橋 may have meant 髙橋, most of all where 髙橋 is in the 所属 that is named. */
function byName(written: WrittenPerson, roll: Roll): Match {
	const alike = byAnyName(written, roll);
	if (alike.length === 0) return byFormerName(written, roll);
	const named = alike.filter(({ name }) => plainText(name) === plainText(written.name));
	const here = alike.filter((person) => isIn(person, written));
	const namedHere = named.filter((person) => here.includes(person));
	const [only] = namedHere;
	if (only && here.length === 1) return { kind: 'certain', staffNumber: only.staffNumber };
	const asked = namedHere.length > 0 ? here : alike;
	return doubtful(doubtAbout(asked, named, written), namedHere, here, ...(namedHere.length > 0 ? [] : [named, alike]));
}

/** @param asked who may be meant @param named those of all who are called so to the letter */
function doubtAbout(asked: RollPerson[], named: RollPerson[], { department }: WrittenPerson): Doubt {
	const isAlone = asked.length === 1;
	if (asked.some((person) => !named.includes(person))) return isAlone ? 'variant' : 'variant-namesakes';
	if (!isAlone) return 'namesakes';
	return plainText(department) === '' ? 'no-department' : 'other-department';
}

function byFormerName({ name }: WrittenPerson, roll: Roll): Match {
	const folded = foldedText(name);
	const former = roll.former.flatMap(({ person, names }) => (isFormerName(folded, names) ? person : []));
	return name !== '' && former.length > 0 ? doubtful('former-name', former) : { kind: 'nobody' };
}

/** Every one called so in whatever letters; those of the 所属 that is named come first. */
function byAnyName(written: WrittenPerson, roll: Roll): RollPerson[] {
	const alike = written.name === '' ? [] : (roll.byFoldedName.get(foldedText(written.name)) ?? []);
	return [true, false].flatMap((isHere) => alike.filter((person) => isIn(person, written) === isHere));
}

function isIn({ departmentTexts }: RollPerson, { department }: WrittenPerson): boolean {
	return departmentTexts.has(plainText(department));
}

/** The number has told who it is; the name only has to be theirs, in whatever letters. */
function isCalled(written: string, person: RollPerson): boolean {
	const [folded, names] = [foldedText(written), formerNameOf(person)];
	return folded === foldedText(person.name) || (names !== null && isFormerName(folded, names));
}

function doubtful(doubt: Doubt, ...candidates: RollPerson[][]): Match {
	return { kind: 'doubtful', doubt, candidates: [...new Set(candidates.flat())].slice(0, mostCandidates) };
}

/** What the page says of a doubt, before the people it may be. */
export const doubtSentences: Record<Doubt, string> = {
	zeros: '職員番号の先頭の0が、登録と違います。この人ですか。',
	'other-name': '職員番号はこの人ですが、氏名が登録と違います。だれの受講ですか。',
	'unknown-number': 'この職員番号の人はいません。氏名が同じこの人ですか。',
	variant: '氏名の漢字が、登録と違う字体です。この人ですか。',
	'variant-namesakes': '漢字の字体だけが違う氏名の人が、何人かいます。どの人ですか。',
	'former-name': '旧姓が同じ人がいます。この人ですか。',
	'no-department': '氏名だけでは決められません。この人ですか。',
	'other-department': '氏名は同じですが、所属が登録と違います。この人ですか。',
	namesakes: '同じ氏名の人がいます。どの人ですか。',
	'not-employed': '受講日に在籍していない人です。この人の記録として取り込みますか。'
};
