/**
 * The best SQL found for "n of N people for every department on a day" over the product's own tables, after two dozen variants: one
 * statement a day is faster than one for all days, sets (`IN`) than a look for each person, a scan in the order of the departments
 * than sorting people into them, and an index that holds the 年度 of each completion than one by its day.
 */
export type YearEndSql = { indexes: string[]; statement: string };

/** Parameters: `:day`, `:year` (its 年度); `rows` is [department, N, n] of every department with anybody below it. */
export const everybodyThisYear: YearEndSql = {
	indexes: [
		`CREATE INDEX bench_post ON assignment (department_code, staff_id, "from", "to") WHERE kind = '本務'`,
		`CREATE INDEX bench_done ON completion (course_id, ${fiscalYear('completed_on')}, staff_id, completed_on)
			WHERE state = 'confirmed'`
	],
	statement: counted({
		index: 'bench_post',
		who: 'TRUE',
		done: `SELECT done.staff_id FROM completion AS done INDEXED BY bench_done
			WHERE done.course_id = (SELECT id FROM course WHERE code = 'SECURITY') AND done.state = 'confirmed'
			AND ${fiscalYear('done.completed_on')} = :year AND done.completed_on <= :day`
	})
};

/** Parameter: `:day`. 常勤の一般行政職 with one of two courses since 2023-04-01. */
export const officialsSinceThen: YearEndSql = {
	indexes: [
		`CREATE INDEX bench_official ON assignment (employment_type, job_class, department_code, staff_id, "from", "to")
			WHERE kind = '本務'`,
		`CREATE INDEX bench_since ON completion (course_id, staff_id, completed_on) WHERE state = 'confirmed'`
	],
	statement: counted({
		index: 'bench_official',
		who: `post.employment_type = '常勤' AND post.job_class = '一般行政職'`,
		done: `SELECT done.staff_id FROM completion AS done INDEXED BY bench_since
			WHERE done.course_id IN (SELECT id FROM course WHERE code IN ('DX-BASIC', 'DX-ADVANCED'))
			AND done.state = 'confirmed' AND done.completed_on BETWEEN '2023-04-01' AND :day`
	})
};

/** For both: the tree is walked by the department above; who was not employed or is away is found without reading everybody. */
export const commonIndexes = [
	'CREATE INDEX bench_tree ON department (parent_code, code, valid_from, valid_to)',
	'CREATE INDEX bench_hired ON staff (hired_on)',
	'CREATE INDEX bench_left ON staff (left_on) WHERE left_on IS NOT NULL',
	'CREATE INDEX bench_absent ON absence (kind, "from", "to", staff_id)'
];

/** 年度 as SQLite can keep it in an index. */
function fiscalYear(day: string): string {
	return `(CAST(substr(${day}, 1, 4) AS INTEGER) - (substr(${day}, 6, 2) < '04'))`;
}

type Question = { index: string; who: string; done: string };

function counted({ index, who, done }: Question): string {
	const stands = 'valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)';
	return `
		WITH RECURSIVE
			tree (above, code) AS (
				SELECT code, code FROM department WHERE ${stands}
				UNION ALL SELECT tree.above, department.code
				FROM tree JOIN department ON department.parent_code = tree.code WHERE ${stands}
			),
			own (code, people, with_it) AS MATERIALIZED (
				SELECT post.department_code, count(*), sum(post.staff_id IN (${done}))
				FROM assignment AS post INDEXED BY ${index}
				WHERE post.kind = '本務' AND ${who}
				AND post."from" <= :day AND (post."to" IS NULL OR post."to" >= :day)
				AND post.staff_id NOT IN (
					SELECT id FROM staff WHERE hired_on > :day
					UNION ALL SELECT id FROM staff WHERE left_on < :day
					UNION ALL SELECT staff_id FROM absence
					WHERE kind IN ('育児休業', '休職') AND "from" <= :day AND ("to" IS NULL OR "to" >= :day)
				)
				GROUP BY 1
			)
		SELECT json_group_array(json_array(above, people, with_it)) AS rows FROM (
			SELECT above, sum(people) AS people, sum(with_it) AS with_it FROM tree JOIN own ON own.code = tree.code GROUP BY above
		)`;
}
