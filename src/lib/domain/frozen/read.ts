import { type FrozenHead, type FrozenPerson } from './content';

/*
 * The canonical JSON of a large city is five megabytes, and reading it in one go would hold everybody up. Its keys have an order, so
 * the people stand between two marks, and a person begins with their department. A quotation mark inside a text is escaped, so none of
 * the marks can stand inside one.
 */
const beforePeople = '"people":[';
const afterPeople = '],"plan":{';
const betweenPeople = '},{"department":';
const lettersAtOnce = 50_000;

/** Everything but the people, in one go. @throws SyntaxError for what is no such text */
export function readHead(text: string): FrozenHead {
	const [start, end] = placeOfPeople(text);
	const { people: _people, ...head } = JSON.parse(text.slice(0, start) + text.slice(end)) as FrozenHead & {
		people: [];
	};
	return head;
}

/** The people, some thousand at a time. */
export function* readPeople(text: string): Generator<FrozenPerson[]> {
	const [start, end] = placeOfPeople(text);
	for (let from = start; from < end;) {
		const mark = text.indexOf(betweenPeople, from + lettersAtOnce);
		const to = mark < 0 || mark >= end ? end : mark + 1;
		yield JSON.parse(`[${text.slice(from, to)}]`) as FrozenPerson[];
		from = to + 1;
	}
}

function placeOfPeople(text: string): [start: number, end: number] {
	const before = text.indexOf(beforePeople);
	const start = before + beforePeople.length;
	const end = text.indexOf(afterPeople, start);
	if (before < 0 || end < 0) throw new SyntaxError('no frozen report');
	return [start, end];
}
