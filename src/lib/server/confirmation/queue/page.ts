import { can, parentsOf, type Viewer, withBelow } from '$lib/domain/access';
import { type QueueAsk, type RecordKind, recordKinds } from '$lib/domain/confirmation';
import { type Db } from '../../db/open';
import { departmentsOn } from '../../organisation/queries';
import { waitingHoldingCount, waitingHoldings } from '../../qualification/waiting';
import { holdingChoices } from '../../qualification/waiting-choices';
import { departmentChoices } from './department-choices';
import { type QueueFilter, waitingCompletions, waitingCount } from './queue';
import { queueChoices } from './queue-choices';
import { shownCompletions, shownHoldings } from '../records';

/** More at once would be no list to work through; the rest moves up as these are dealt with. */
const shownAtOnce = 50;

/** The kinds of records this viewer confirms, 受講記録 first. */
export function kindsOf(viewer: Viewer): RecordKind[] {
	return recordKinds.filter((kind) => can(viewer, `${kind}:confirm`));
}

/** The next records of what is asked for, oldest first; `next` is the place after which there are more, null at the end. */
export async function queueRecords(db: Db, viewer: Viewer, ask: QueueAsk, most = shownAtOnce) {
	const { records, hasMore } = await readRecords(db, viewer, ask, most);
	const last = records.at(-1);
	return { records, next: hasMore && last ? { addedBy: last.addedBy, id: last.id } : null };
}

async function readRecords(db: Db, viewer: Viewer, ask: QueueAsk, most: number) {
	const filter = await filterOf(db, viewer, ask);
	const { after } = ask;
	if (ask.kind === 'holding') {
		const rows = await waitingHoldings(db, viewer, most + 1, { filter: forHoldings(filter), after });
		return { records: await shownHoldings(db, viewer, rows.slice(0, most)), hasMore: rows.length > most };
	}
	const rows = await waitingCompletions(db, viewer, most + 1, { filter, after });
	return { records: await shownCompletions(db, viewer, rows.slice(0, most)), hasMore: rows.length > most };
}

/** What the queue can be narrowed to under what is asked for, and how many wait of each kind. */
export async function queueSurroundings(db: Db, viewer: Viewer, ask: QueueAsk) {
	const filter = await filterOf(db, viewer, ask);
	const choices =
		ask.kind === 'holding'
			? await holdingChoices(db, viewer, forHoldings(filter))
			: await queueChoices(db, viewer, filter);
	const departments = departmentChoices(await departmentsOn(db, viewer.today), choices.departments);
	const counts = kindsOf(viewer).map(async (kind) => ({
		kind,
		count: kind === 'holding' ? await waitingHoldingCount(db, viewer) : await waitingCount(db, viewer)
	}));
	return { choices: { ...choices, departments }, kinds: await Promise.all(counts) };
}

const held = { none: false, only: true, all: null } as const;

async function filterOf(db: Db, viewer: Viewer, ask: QueueAsk): Promise<QueueFilter> {
	const { code, department, fiscalYear, day } = ask;
	const tree = department === null ? [] : await departmentsOn(db, viewer.today);
	return {
		...{ courseCode: code, fiscalYear, held: held[ask.held], completedOn: day },
		departments: department === null ? null : [...withBelow(parentsOf(tree), [department])]
	};
}

function forHoldings({ courseCode, departments, fiscalYear, held }: QueueFilter) {
	return { qualificationCode: courseCode, departments, fiscalYear, held };
}
