import { type Viewer } from '$lib/domain/access';
import { peopleListSteps, type PeopleList, pieces, reasonsInWords, type Steps } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { figureSteps } from '../indicator/figures';
import { headsOf, personRow, reachedBy } from '../indicator/people';
import { namesOn } from '../indicator/queries';
import { takeTurns } from '../indicator/turns';
import { type Exported } from './exported';

export const namesHeading = ['職員番号', '氏名', 'フリガナ', '所属', '区分', '理由'];

/**
 * The people behind the figure, or the list of them that was asked for, as rows under `namesHeading`, each written when it is asked for: as far as their names
 * are this viewer's to see today. A vacant department (空席) is nobody's name. Others have their turn while it finds them.
 */
export async function* namesOf(viewer: Viewer, ledger: Ledger, exported: Exported): AsyncGenerator<string[]> {
	const { indicator, asOf, names: may } = exported;
	if (!may) return;
	const { rule } = indicator;
	const isReached = reachedBy(ledger, viewer);
	const names = namesOn(ledger, asOf);
	const list = await takeTurns(listSteps(ledger, exported));
	const heads = exported.list ? headsOf(list.heads, exported.list.of) : list.heads;
	for (const [first, end] of pieces(0, heads.length, writtenAtOnce))
		for (const one of await takeTurns(list.write(heads.slice(first, end)))) {
			if (one.staffNumber === null || !isReached(one.staffNumber)) continue;
			const row = personRow(one, rule, reasonsInWords(one, rule.kind, names));
			yield [row.staffNumber ?? '', row.name, row.kana ?? '', row.department, row.state ?? '', row.reason];
		}
}

/** The records are looked through once for each so many people, whose reasons are then in memory. */
const writtenAtOnce = 4_000;

function* listSteps(ledger: Ledger, { indicator, asOf, list }: Exported): Steps<PeopleList> {
	const figure = yield* figureSteps(ledger, ledger.indicators.get(indicator.code)!, asOf);
	return yield* peopleListSteps(ledger, indicator, figure, list?.department ?? null);
}
