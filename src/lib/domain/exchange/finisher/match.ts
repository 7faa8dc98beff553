import { foldedText, formerNameOf, isFormerName, plainText } from './names';
import { bareNumber, type Roll, type RollPerson } from './roll';

/** Why it has to be asked whether somebody is meant. */
export type Doubt =
	| 'zeros'
	| 'other-name'
	| 'unknown-number'
	| 'variant'
	| 'former-name'
	| 'no-department'
	| 'other-department'
	| 'namesakes';

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
 * put for one another in silence: what agrees only so is asked, as is a number whose name is somebody else's.
 */
export function matchPerson(written: WrittenPerson, roll: Roll): Match {
	const number = written.staffNumber.normalize('NFKC').trim();
	return number === '' ? byName(written, roll) : byNumber(number, written, roll);
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

function byName(written: WrittenPerson, roll: Roll): Match {
	if (written.name === '') return { kind: 'nobody' };
	const named = roll.byName.get(plainText(written.name)) ?? [];
	const department = plainText(written.department);
	const here = named.filter(({ departmentTexts }) => departmentTexts.has(department));
	const [only] = here;
	if (only && here.length === 1) return { kind: 'certain', staffNumber: only.staffNumber };
	if (here.length > 1) return doubtful('namesakes', here);
	if (named.length > 1) return doubtful('namesakes', named);
	if (named.length === 1) return doubtful(department === '' ? 'no-department' : 'other-department', named);
	const folded = foldedText(written.name);
	const variants = roll.byFoldedName.get(folded) ?? [];
	if (variants.length > 0) return doubtful('variant', variants);
	const former = roll.former.flatMap(({ person, names }) => (isFormerName(folded, names) ? person : []));
	return former.length > 0 ? doubtful('former-name', former) : { kind: 'nobody' };
}

function byAnyName({ name }: WrittenPerson, roll: Roll): RollPerson[] {
	return name === '' ? [] : (roll.byFoldedName.get(foldedText(name)) ?? []);
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
	'former-name': '旧姓が同じ人がいます。この人ですか。',
	'no-department': '氏名だけでは決められません。この人ですか。',
	'other-department': '氏名は同じですが、所属が登録と違います。この人ですか。',
	namesakes: '同じ氏名の人がいます。どの人ですか。'
};
