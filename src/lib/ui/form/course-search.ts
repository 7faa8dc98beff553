import type { NamePiece, Reading } from '$lib/domain/training';
import { fold, queriesOf } from './typed-query';

/** A course to choose; `note` stands behind its name. A device may still hold a list that was made before there were readings. */
export type CourseOption = { code: string; name: string; reading?: Reading; note?: string };

/** Courses under one heading: 必須, 最近, そのほか. A course stands in one group only. */
export type CourseGroup = { label: string; courses: CourseOption[] };

/** Finds courses, ready for each keystroke. */
export type CourseSearch = (query: string) => CourseOption[];

/** A part of a name in each way it may be typed, folded. */
type Ways = string[];

/**
 * A search for the courses whose name, 読み or code holds every word of a query, in the order of the groups. A word may be kanji in
 * one part and kana in the next, as somebody types who has converted half of it. Nothing for a blank query.
 */
export function courseSearch(groups: CourseGroup[]): CourseSearch {
	const texts = groups.flatMap(({ courses }) => courses).map((course) => ({ course, texts: textsOf(course) }));
	return (query) => {
		for (const words of queriesOf(query)) {
			const found = texts.filter(({ texts }) => words.every((word) => texts.some((text) => holds(text, word))));
			if (found.length > 0) return found.map(({ course }) => course);
		}
		return [];
	};
}

function textsOf({ code, name, reading }: CourseOption): Ways[][] {
	const pieces: NamePiece[] = reading ?? [[name]];
	return [pieces.map((ways) => [...new Set(ways.map(fold))]), [[fold(code)]]];
}

/** Whether the word stands anywhere in the text, from the middle of a part as well as from its start. */
function holds(text: Ways[], word: string): boolean {
	return text.some((ways, at) =>
		ways.some((way) => way.split('').some((_, from) => goesOn(text, at, way.slice(from), word)))
	);
}

/** Whether the text begins with the word where it goes on with this way of a part and then any way of each next one. */
function goesOn(text: Ways[], at: number, way: string, word: string): boolean {
	if (way.startsWith(word)) return true;
	if (!word.startsWith(way)) return false;
	return text[at + 1]?.some((next) => goesOn(text, at + 1, next, word.slice(way.length))) ?? false;
}
