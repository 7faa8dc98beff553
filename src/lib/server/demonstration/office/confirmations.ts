import { addDays, type CivilDate } from '$lib/domain/calendar';
import { appointDeputy } from '../../confirmation/deputy/deputies';
import { waitingCompletions } from '../../confirmation/queue/queue';
import { holdCompletion, returnCompletion } from '../../confirmation/review';
import { decideConfirmation } from '../../confirmation/settings';
import { type Database } from '../../db/open';
import { VISITED_SECTION } from '../cast';
import { must } from './must';
import { numberTitled, viewerTitled } from './viewer-titled';

/** So many of the town's records are looked at for one to put aside and one to return. */
const lookedAt = 50;

/** So many days somebody confirms in the place of the 所属長, from the town's today on. */
const deputised = 60;

/**
 * What the people of 汐見市 have done about confirming: its 管理者 has left completions to the 所属長, the 所属長 of the visited section has
 * appointed a deputy, and 人事 has put one record aside and returned another, outside that section.
 */
export async function confirmSome(database: Database, today: CivilDate): Promise<void> {
	const viewerOf = (title: string) => viewerTitled(database, title, today);
	const decision = { completions: '所属長', holdings: '人事' } as const;
	must(await decideConfirmation(database, await viewerOf('管理者'), decision, 0));
	const deputation = {
		departmentCode: VISITED_SECTION,
		staffNumber: numberTitled('確認代行'),
		from: today,
		to: addDays(today, deputised)
	};
	must(await appointDeputy(database, await viewerOf('所属長'), deputation));
	const hr = await viewerOf('人事');
	const waiting = await waitingCompletions(database.reader, hr, lookedAt);
	const [held, returned] = waiting.filter(({ departmentCode }) => departmentCode !== VISITED_SECTION);
	if (held) must(await holdCompletion(database, hr, held, '修了証の日付を主催者に照会中'));
	if (returned)
		must(
			await returnCompletion(database, hr, returned, '受講した時間が入っていません。時間を入れて、直してください。')
		);
}
