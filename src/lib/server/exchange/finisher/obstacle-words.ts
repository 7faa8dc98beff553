import { inArray } from 'drizzle-orm';
import { formatDay, parseDate } from '$lib/domain/calendar';
import { type Db } from '../../db/open';
import { course, staff } from '../../db/schema';
import { type Obstacle } from '../obstacles';

/** 職員番号, code of the course and day, as an obstacle names a record. */
const record = /^(\S+) (.+) (\d{4}-\d{2}-\d{2})$/;

/**
 * What stands in the way of taking a list back, as its sender knows it: 「清水 信行（001574）　情報セキュリティ研修　2026年10月16日」, with what of
 * the record it is where it is not the record itself.
 */
export async function obstaclesInWords(db: Db, obstacles: readonly Obstacle[]): Promise<string[]> {
	const parts = obstacles.map(({ row }) => record.exec(row) ?? []);
	const people = await db
		.select({ number: staff.staffNumber, name: staff.name })
		.from(staff)
		.where(inArray(staff.staffNumber, said(parts, 1)));
	const courses = await db
		.select({ code: course.code, name: course.name })
		.from(course)
		.where(inArray(course.code, said(parts, 2)));
	const names = new Map(people.map(({ number, name }) => [number, name]));
	const titles = new Map(courses.map(({ code, name }) => [code, name]));
	return obstacles.map(({ table, row }, index) => {
		const [, number, code, on] = parts[index]!;
		if (number === undefined || code === undefined || on === undefined) return `${table}　${row}`;
		const day = parseDate(on);
		const who = `${names.get(number) ?? '？'}（${number}）`;
		return [who, titles.get(code) ?? code, day ? formatDay(day) : on, ...(table === '受講記録' ? [] : [table])].join(
			'　'
		);
	});
}

function said(parts: readonly (readonly string[])[], at: number): string[] {
	return [...new Set(parts.flatMap((part) => part[at] ?? []))];
}
