import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '$lib/domain/calendar';
import { differences, isSame, type Outcome, type Outcomes, outcomesOf } from '$lib/domain/frozen';
import { evaluate } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Database, openDatabase } from '$lib/server/db/open';
import { lastChanges } from '$lib/server/frozen/last-change';
import { pastOfCoverage } from '$lib/server/frozen/past-of-coverage';
import { pastOfPeople } from '$lib/server/frozen/past-of-people';
import { type PastOutcomes, type PastQuestion } from '$lib/server/frozen/past-outcomes';
import { loadLedger } from '$lib/server/ledger/load';
import { storedTown } from '../exchange/stored-town';
import { happen } from '../ledger/happen';
import { someSteps, type Step } from '../ledger/random-changes';
import { someRules } from './some-rules';

/** What is found out later about any entry is what was seen when it was the last one. */

const days = ['2024-03-31', '2025-03-31'].map(day);
const everybody = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(4, '0'));
const departments = ['1000', '1010', '1020', '2000', '2010', '3000'];

it('the outcomes after any entry are those that stood then, and the entry named is the one that brought the present', async () => {
	const named = { some: 0, early: 0 };
	await fc.assert(
		fc.asyncProperty(someSteps, (steps) => looksBack(steps, named)),
		{ numRuns: 10 }
	);
	expect(named.some, 'people who differ').toBeGreaterThan(20);
	expect(named.early, 'by an entry that is not the last').toBeGreaterThan(5);
});

async function looksBack(steps: Step[], named: { some: number; early: number }): Promise<void> {
	const database = await openDatabase(await storedTown());
	try {
		const seen = [await database.snapshot(loadLedger)];
		for (const { happening } of steps)
			if ((await happen(database, happening)).ok) seen.push(await database.snapshot(loadLedger));
		const last = seen.length;
		for (const rule of someRules)
			for (const [index, asOf] of days.entries()) {
				const since = index === 0 ? 1 : Math.ceil(last / 2);
				await checkQuestion(database, seen, { rule, asOf, since, last }, named);
			}
	} finally {
		database.close();
	}
}

async function checkQuestion(
	database: Database,
	seen: readonly Ledger[],
	question: PastQuestion,
	named: { some: number; early: number }
): Promise<void> {
	const { rule, asOf, since, last } = question;
	const live = seen.map((ledger) => outcomesOf(ledger, { rule }, evaluate(ledger, { code: '', rule }, asOf)));
	const keys = rule.kind === 'appointment_coverage' ? departments : everybody;
	const past = await pastFor(database, question);
	const entries = seen.map(({ entry }) => entry).filter((entry) => entry >= since);
	const askings = entries.flatMap((entry) => keys.map((key) => ({ key, entry })));
	expect(await past.after(askings)).toEqual(askings.map(({ key, entry }) => after(live, key, entry)));

	const differing = differences(live[since - 1]!, live.at(-1)!);
	const found = await lastChanges(past, differing, since);
	for (const { key, now } of differing) {
		const turn = entries.findLast((entry) => entry > since && !isSame(after(live, key, entry - 1), now));
		expect(found.get(key), `${rule.kind} ${asOf} ${key}`).toBe(turn);
		named.some += 1;
		if (turn !== last) named.early += 1;
	}
}

/** The initial import is entry 1, and each thing that happens the next one. */
function after(live: readonly Outcomes[], key: string, entry: number): Outcome | null {
	return live[entry - 1]!.get(key) ?? null;
}

async function pastFor({ reader }: Database, question: PastQuestion): Promise<PastOutcomes> {
	const { rule } = question;
	return rule.kind === 'appointment_coverage'
		? pastOfCoverage(reader, { ...question, rule })
		: pastOfPeople(reader, question, everybody);
}
