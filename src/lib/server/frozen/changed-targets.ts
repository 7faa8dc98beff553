import { eq, sql } from 'drizzle-orm';
import { type FrozenHead, isSameTarget } from '$lib/domain/frozen';
import {
	type AppliedTarget,
	type IndicatorHistory,
	overallTarget,
	placeKey,
	type Target,
	targetFields,
	targetsOf,
	valueTarget
} from '$lib/domain/indicator';
import { type Db } from '../db/open';
import { indicator } from '../db/schema';
import { standingAfter, turnsOf, type Version, versionsSince } from '../ledger/versions';
import { type ChangeEntry } from './change-entries';
import { inOrder } from './past-outcomes';
import { type ValueQuestion } from './past-of-values';

/** What was promised for the year when the report was frozen and now, of how many departments it is another, and what did it last. */
export type ChangedTargets = {
	before: AppliedTarget | null;
	now: AppliedTarget | null;
	departments: number;
	entry: ChangeEntry | null;
};

/** null where everything that was promised for the year stands as it did. */
export async function changedTargets(
	db: Db,
	history: IndicatorHistory | undefined,
	head: FrozenHead,
	question: ValueQuestion,
	entryOf: (number: number | null) => Promise<ChangeEntry | null>
): Promise<ChangedTargets | null> {
	if (!history) return null;
	const { fiscalYear, rule, overall } = head;
	const promised = targetsOf(history.targets, fiscalYear);
	const isValue = rule.kind === 'manual' || (rule.kind === 'comprehension_rate' && rule.measure === 'mean');
	const now = isValue ? valueTarget(promised, null) : overallTarget(promised);
	const past = await pastTargets(db, head, question);
	const departments = past.departments.size;
	if (departments === 0 && isSameTarget(overall, { target: now })) return null;
	return { before: overall.target, now, departments, entry: await entryOf(past.entry) };
}

type Row = typeof indicator.$inferSelect;

/** Which departments have another promise now, and the last entry after which any promise of the year was another. */
async function pastTargets(db: Db, { fiscalYear }: FrozenHead, { code, since, last }: ValueQuestion) {
	const [found] = await db.select({ id: indicator.id }).from(indicator).where(eq(indicator.code, code));
	const versions = await versionsSince(db, indicator, sql`SELECT ${found?.id ?? 0}`, since);
	const after = (entry: number) => promisesOf(versions, entry, fiscalYear);
	const turns = inOrder([since, ...turnsOf(versions, since, last)]);
	const entry = turns.findLast((one, place) => place > 0 && differing(after(turns[place - 1]!), after(one)).length > 0);
	const departments = differing(after(since), after(last)).filter((key) => key !== placeKey(wholeOf(fiscalYear)));
	return { entry: entry ?? null, departments: new Set(departments) };
}

const wholeOf = (fiscalYear: number) => ({ fiscalYear, departmentCode: null });

/** What is promised in each cell of the year, in words that are the same for the same promise. */
function promisesOf(versions: readonly Version<Row>[], entry: number, fiscalYear: number): Map<string, string> {
	const [row] = standingAfter(versions, entry);
	const year = (row?.targets ?? []).filter((target: Target) => target.fiscalYear === fiscalYear);
	return new Map(year.map((target) => [placeKey(target), targetFields.map((field) => target[field]).join(' ')]));
}

/** The cells that do not say the same. */
function differing(one: Map<string, string>, other: Map<string, string>): string[] {
	return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}
