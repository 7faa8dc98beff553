/** A course to choose. */
export type CourseOption = { code: string; name: string };

/** Courses under one heading: 必須, 最近, そのほか. A course stands in one group only. */
export type CourseGroup = { label: string; courses: CourseOption[] };

/**
 * The courses whose name or code holds every word of the query, in the order of the groups. Full and half width,
 * upper and lower case, ひらがな and カタカナ are the same. Nothing for a blank query.
 */
export function findCourses(groups: CourseGroup[], query: string): CourseOption[] {
	const words = folded(query).split(/\s+/).filter(Boolean);
	if (words.length === 0) return [];
	const holdsAll = (course: CourseOption) => {
		const text = folded(`${course.name} ${course.code}`);
		return words.every((word) => text.includes(word));
	};
	return groups.flatMap((group) => group.courses).filter(holdsAll);
}

function folded(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
