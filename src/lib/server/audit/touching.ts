import { type SQL, sql } from 'drizzle-orm';

/**
 * Which entries wrote, changed or removed something: SQL that gives their numbers. A row names only the entry that wrote it last; the
 * ones before stand at its versions in `superseded`. The id of a row that an undo removed may be given to another row later, so a
 * version is a row's own only if it was written no earlier than the row was added.
 */

/** Said each time: another index would hold all that is asked for, and have to be read from end to end. */
const byRow = sql`INDEXED BY superseded_row`;

/** The entries of a 受講記録; those of its evidence, and a command of a device that changed nothing of it, are among them. */
export function touchingRecord(id: number): SQL {
	return sql`SELECT entry FROM completion WHERE id = ${id}
		UNION SELECT entry FROM outbox_command WHERE completion_id = ${id}
		UNION SELECT entry FROM evidence WHERE completion_id = ${id}
		UNION SELECT written_by FROM superseded ${byRow} WHERE "table" = 'evidence' AND row ->> '$.completionId' = ${id}
		UNION SELECT entry FROM superseded ${byRow} WHERE "table" = 'completion' AND row_id = ${id}
		UNION SELECT written_by FROM superseded ${byRow} WHERE "table" = 'completion' AND row_id = ${id}`;
}

const importedOfPeople = ['completion', 'holding', 'assignment', 'absence', 'appointment'];
const tablesOfPeople = [...importedOfPeople, 'reminder'];
/** What an import writes. */
export const importedTables = [...importedOfPeople, 'staff', 'course', 'department', 'plan', 'indicator'];

/** The entries of everything that is a person's: the row in `staff`, the account, records, posts, absences, 催促 and what was removed of it. */
export function touchingPerson(staffNumber: string): SQL {
	return sql`WITH person AS (SELECT * FROM staff WHERE staff_number = ${staffNumber}),
		mine(name, id, added_by, entry) AS (
			SELECT 'staff', id, added_by, entry FROM person
			UNION ALL SELECT 'account', id, added_by, entry FROM account WHERE staff_number = ${staffNumber}
			UNION ALL SELECT 'account_role', role.id, role.added_by, role.entry
				FROM account CROSS JOIN account_role AS role ON role.account_id = account.id WHERE staff_number = ${staffNumber}
			UNION ALL ${sql.join(tablesOfPeople.map(rowsOfPerson), sql` UNION ALL `)}
		)
		SELECT entry FROM mine
		UNION SELECT sent.entry FROM person CROSS JOIN completion ON completion.staff_id = person.id
			CROSS JOIN outbox_command AS sent ON sent.completion_id = completion.id
		${sql.join(proven.map(entriesOfEvidence), sql``)}
		UNION SELECT version.entry FROM mine CROSS JOIN superseded AS version ${byRow} ON ${isVersionOf}
		UNION SELECT version.written_by FROM mine CROSS JOIN superseded AS version ${byRow} ON ${isVersionOf}
		UNION SELECT gone.entry FROM (${removedOf(staffNumber)}) AS gone
		UNION SELECT gone.written_by FROM (${removedOf(staffNumber)}) AS gone`;
}

const isVersionOf = sql`version."table" = mine.name AND version.row_id = mine.id AND version.written_by >= mine.added_by`;

const proven = ['completion', 'holding'];

/** That it was attached; that it was taken off again stands at its record as well. */
function entriesOfEvidence(table: string): SQL {
	const name = sql.raw(table);
	const [column, key] = [sql.raw(`${table}_id`), sql.raw(`'$.${table}Id'`)];
	return sql`UNION SELECT proof.entry FROM person CROSS JOIN ${name} ON ${name}.staff_id = person.id
			CROSS JOIN evidence AS proof ON proof.${column} = ${name}.id
		UNION SELECT gone.written_by FROM person CROSS JOIN superseded AS gone ${byRow} ON gone."table" = 'evidence'
			JOIN ${name} ON ${name}.id = gone.row ->> ${key} AND ${name}.staff_id = person.id
		`;
}

function rowsOfPerson(table: string): SQL {
	const name = sql.raw(table);
	return sql`SELECT ${sql.raw(`'${table}'`)}, ${name}.id, ${name}.added_by, ${name}.entry
		FROM person CROSS JOIN ${name} ON ${name}.staff_id = person.id`;
}

/**
 * What undone imports took away: rows of the person who stayed, and rows of `staff` with the number, whose other rows went with them;
 * and the roles that the account no longer has.
 */
function removedOf(staffNumber: string): SQL {
	return sql`SELECT kept.entry, kept.written_by FROM person CROSS JOIN superseded AS kept
			ON kept.removed = 1 AND kept.row ->> '$.staffId' = +person.id AND kept.written_by >= person.added_by
		UNION ALL SELECT kept.entry, kept.written_by FROM account CROSS JOIN superseded AS kept ${byRow}
			ON kept."table" = 'account_role' AND kept.removed = 1 AND kept.row ->> '$.accountId' = account.id
			WHERE staff_number = ${staffNumber}
		UNION ALL SELECT entry, written_by FROM superseded
			WHERE "table" = 'staff' AND removed = 1 AND row ->> '$.staffNumber' = ${staffNumber}`;
}
