import { sql } from 'drizzle-orm';
import { type CoverageRule, evaluate } from '$lib/domain/indicator';
import { type Outcomes, outcomesOf } from '$lib/domain/frozen';
import { type Db } from '../db/open';
import { ownTurn } from '../indicator/turns';
import { ledgerOfMoments } from '../ledger/past';
import { pastPeople, type PastPerson } from '../ledger/past-people';
import { type PastTown, pastTown } from '../ledger/past-town';
import { turnsOfPerson } from './past-of-people';
import { inOrder, type PastOutcomes, type PastQuestion } from './past-outcomes';

/**
 * The past of departments, by their codes: whether somebody held the role for them. Any of those who ever held it may decide, so all
 * of them are asked about together.
 */
export async function pastOfCoverage(db: Db, question: PastQuestion & { rule: CoverageRule }): Promise<PastOutcomes> {
	const { rule, since, last } = question;
	const town = await pastTown(db, [], since, last);
	const numbers = await holdersSince(db, rule.role, since);
	const wanted = { tables: new Set(['appointment'] as const), courses: [] };
	const people = [...(await pastPeople(db, numbers, wanted, since)).values()];
	for (const one of people) one.appointment = one.appointment.filter(({ row }) => row.roleCode === rule.role);
	const turns = inOrder([...town.turns, ...people.flatMap((one) => turnsOfPerson(one, question))]);
	const known = new Map<number, Outcomes>();
	return {
		turnsOf: () => turns,
		after: async (askings) => {
			for (const entry of new Set(askings.map((asking) => asking.entry))) {
				if (known.has(entry)) continue;
				known.set(entry, coverageAfter(town, people, question, entry));
				await ownTurn();
			}
			return askings.map(({ key, entry }) => known.get(entry)?.get(key) ?? null);
		}
	};
}

function coverageAfter(town: PastTown, people: readonly PastPerson[], question: PastQuestion, entry: number): Outcomes {
	const ledger = ledgerOfMoments(
		town,
		people.map((person) => ({ person, entry })),
		entry
	);
	return outcomesOf(ledger, question, evaluate(ledger, { code: '', rule: question.rule }, question.asOf));
}

/** Everybody whom the role was given to, as far back as the freezing. */
async function holdersSince(db: Db, role: string, since: number): Promise<string[]> {
	const found = await db.all<{ number: string }>(sql`
		WITH owner(id) AS MATERIALIZED (SELECT staff_id FROM appointment WHERE role_code = ${role}
			UNION SELECT row ->> '$.staffId' FROM superseded INDEXED BY superseded_row
				WHERE "table" = 'appointment' AND entry > ${since} AND row ->> '$.roleCode' = ${role})
		SELECT staff.staff_number AS number FROM owner CROSS JOIN staff ON staff.id = owner.id
		UNION SELECT kept.row ->> '$.staffNumber' FROM owner CROSS JOIN superseded AS kept INDEXED BY superseded_row
			ON kept."table" = 'staff' AND kept.row_id = owner.id AND kept.entry > ${since}`);
	return found.map(({ number }) => number);
}
