import { type Viewer } from '$lib/domain/access';
import { type CivilDate } from '$lib/domain/calendar';
import { accountOf } from '../access/account-rows';
import { loadViewer } from '../access/viewer';
import { waitingCompletions } from '../confirmation/queue';
import { holdCompletion, returnCompletion } from '../confirmation/review';
import { decideConfirmation } from '../confirmation/settings';
import { type Database } from '../db/open';
import { VISITED_SECTION } from './cast';
import { type SignIn } from './demonstration-town';

/** So many of the town's records are looked at for one to put aside and one to return. */
const lookedAt = 50;

/**
 * What the people of 汐見市 have done about confirming: its 管理者 has left completions to the 所属長, and 人事 has put one record aside and
 * returned another, outside the section whose 所属長 a visitor signs in as.
 */
export async function confirmSome(database: Database, signIns: readonly SignIn[], today: CivilDate): Promise<void> {
	const viewerOf = (title: string) => viewerTitled(database, signIns, title, today);
	const decision = { completions: '所属長', holdings: '人事' } as const;
	must(await decideConfirmation(database, await viewerOf('管理者'), decision, 0));
	const hr = await viewerOf('人事');
	const waiting = await waitingCompletions(database.reader, hr, lookedAt);
	const [held, returned] = waiting.filter(({ departmentCode }) => departmentCode !== VISITED_SECTION);
	if (held) must(await holdCompletion(database, hr, held, '修了証の日付を主催者に照会中'));
	if (returned)
		must(
			await returnCompletion(database, hr, returned, '受講した時間が入っていません。時間を入れて、直してください。')
		);
}

async function viewerTitled(
	database: Database,
	signIns: readonly SignIn[],
	title: string,
	today: CivilDate
): Promise<Viewer> {
	const number = signIns.find((one) => one.title === title)?.staffNumber;
	const account = await accountOf(database.reader, number ?? '');
	const viewer = account && (await loadViewer(database.reader, account.id, today));
	if (viewer === null) throw new Error(`nobody signs in as ${title}`);
	return viewer;
}

function must(outcome: { ok: true } | { ok: false; reason: string }): void {
	if (!outcome.ok) throw new Error(`the demonstration town could not be confirmed: ${outcome.reason}`);
}
