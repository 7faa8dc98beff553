import { type Course, courseCategories } from '$lib/domain/training';
import { type Fields } from './read-rows';
import { type RowReader } from './row-reader';

/** One course from courses.csv. */
export function readCourse(row: RowReader): Fields<Course> {
	return {
		code: row.text('code'),
		name: row.text('name'),
		category: row.word('category', courseCategories),
		provider: row.textOrNull('provider'),
		validMonths: row.numberOrNull('valid_months', { least: 1, whole: true })
	};
}
