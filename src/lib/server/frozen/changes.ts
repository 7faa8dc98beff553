import { can, type Viewer } from '$lib/domain/access';
import {
	canonicalJson,
	changeCounts,
	changeCountWords,
	type Difference,
	differenceSteps,
	type FrozenHead,
	outcomeSteps,
	readPeople
} from '$lib/domain/frozen';
import { evaluateSteps, type Figure, type IndicatorHistory, indicatorOn, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { figureSteps } from '../indicator/figures';
import { takeTurns } from '../indicator/turns';
import { type ChangeEntry, entriesNamed } from './change-entries';
import { changedNumber } from './changed-number';
import { changedTargets, type ChangedTargets } from './changed-targets';
import { type LaterChange, rowsOf } from './changed-people';
import { lastChanges } from './last-change';
import { pastOfCoverage } from './past-of-coverage';
import { pastOfPeople } from './past-of-people';
import { type PastOutcomes } from './past-outcomes';
import { entryOfRule } from './past-of-values';
import { sealedPeople } from './sealed-people';

export type { ChangeEntry } from './change-entries';
export type { LaterChange } from './changed-people';

/** 確定後の変更: who counts otherwise today than a frozen report says, by the same rule for the same day. */
export type LaterChanges = {
	/** everybody who differs, always exact; of 配置率 departments, of 手入力 1 where the number differs */
	count: number;
	/** 「対象になった 2人、分子が減った 1人」; blank for nobody */
	countWords: string;
	/** whether another rule counts on that day by now; then people are compared by the frozen one */
	ruleChanged: boolean;
	/** what did that; null where the rule is the same, or nothing in the log did it */
	ruleEntry: ChangeEntry | null;
	/** what is promised otherwise by now for the year of the report; null where nothing is */
	targets: ChangedTargets | null;
	/** the first of those whom this viewer may see, in 機構順; empty for somebody who sees no names */
	people: LaterChange[];
	/** how many this viewer may see: more than are in `people` where those are cut short */
	seen: number;
	/** whether this viewer may follow an entry into the log */
	mayReadLog: boolean;
	/** whether this viewer may freeze the next edition */
	mayFreeze: boolean;
};

/** A frozen report as it is read; `text` is its canonical JSON. */
export type FrozenReading = { head: FrozenHead; text: string };

/** A list of more rows than this is no longer read. */
const shownAtOnce = 500;

/**
 * Compares a frozen report with what its rule says today of its day, and finds for each of the people shown the entry of the log at
 * which they last became what they are now.
 *
 * @param ledger as of now; the database may have gone on since
 */
export async function laterChanges(
	db: Db,
	ledger: Ledger,
	{ head, text }: FrozenReading,
	viewer: Viewer
): Promise<LaterChanges> {
	const history = ledger.indicators.get(head.indicator.code);
	const ruleChanged = history !== undefined && !isRuleOf(history, head);
	const question = { code: head.indicator.code, asOf: head.asOf, since: head.lastEntry, last: ledger.entry };
	const changedRule = ruleChanged ? await entryOfRule(db, question) : null;
	const may = { mayReadLog: can(viewer, 'audit:read'), mayFreeze: can(viewer, 'figure:freeze') };
	const entry = async (number: number | null) => (await entriesNamed(db, [number])).get(number ?? 0) ?? null;
	const targets = await changedTargets(db, history, head, question, entry);
	const rule = { ruleChanged, ruleEntry: await entry(changedRule), targets };
	if (head.rule.kind === 'manual')
		return { ...(await changedNumber(db, ledger, head, question, entry)), ...rule, ...may };

	const sealed = await sealedPeople(readPeople(text), head.rule);
	const figure = await takeTurns(presentFigure(ledger, history, head, ruleChanged));
	const now = await takeTurns(outcomeSteps(ledger, head, figure));
	const found = await takeTurns(differenceSteps(sealed.outcomes, now));
	const rows = rowsOf(ledger, head, sealed, found, viewer);
	const shown = rows.slice(0, shownAtOnce);
	const did = await entriesBehind(
		db,
		ledger,
		head,
		shown.map(({ difference }) => difference)
	);
	const entries = await entriesNamed(db, did.values());
	return {
		...{ count: found.length, countWords: changeCountWords(changeCounts(found), unitOf(head)) },
		...{ ...rule, ...may, seen: rows.length },
		people: shown.map(({ difference: { key }, row }) => ({ ...row, entry: entries.get(did.get(key) ?? 0) ?? null }))
	};
}

function isRuleOf(history: IndicatorHistory, { asOf, rule }: FrozenHead): boolean {
	return canonicalJson(indicatorOn(history, asOf).rule) === canonicalJson(rule);
}

function unitOf({ rule }: FrozenHead): '人' | '所属' {
	return rule.kind === 'appointment_coverage' ? '所属' : '人';
}

/** What the frozen rule says now; kept by the ledger where it is the rule of the day. */
function* presentFigure(
	ledger: Ledger,
	history: IndicatorHistory | undefined,
	{ indicator: { code }, rule, asOf }: FrozenHead,
	ruleChanged: boolean
): Steps<Figure> {
	const isKept = history !== undefined && !ruleChanged;
	if (isKept) return yield* figureSteps(ledger, history, asOf);
	return yield* evaluateSteps(ledger, { code, rule }, asOf);
}

async function entriesBehind(
	db: Db,
	ledger: Ledger,
	{ rule, asOf, lastEntry: since }: FrozenHead,
	shown: readonly Difference[]
): Promise<Map<string, number | null>> {
	if (shown.length === 0) return new Map();
	const question = { asOf, since, last: ledger.entry };
	const past: PastOutcomes =
		rule.kind === 'appointment_coverage'
			? await pastOfCoverage(db, { ...question, rule })
			: await pastOfPeople(
					db,
					{ ...question, rule },
					shown.map(({ key }) => key)
				);
	return lastChanges(past, shown, since);
}
