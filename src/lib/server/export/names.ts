import { type Viewer } from '$lib/domain/access';
import { peopleBehind, reasonsInWords } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { figureOf } from '../indicator/figures';
import { personRow, reachedBy } from '../indicator/people';
import { namesOn } from '../indicator/queries';
import { type Exported } from './exported';

export const namesHeading = ['職員番号', '氏名', 'フリガナ', '所属', '区分', '理由'];

/**
 * The people behind the figure of the whole body as rows under `namesHeading`, each written when it is asked for: as far as their names
 * are this viewer's to see today. A vacant department (空席) is nobody's name.
 */
export function namesOf(viewer: Viewer, ledger: Ledger, { indicator, asOf, names: may }: Exported): Iterable<string[]> {
	if (!may) return [];
	const { rule, code } = indicator;
	const isReached = reachedBy(ledger, viewer);
	const behind = peopleBehind(ledger, indicator, figureOf(ledger, ledger.indicators.get(code)!, asOf), null);
	const names = namesOn(ledger, asOf);
	return {
		*[Symbol.iterator]() {
			for (const one of behind) {
				if (one.staffNumber === null || !isReached(one.staffNumber)) continue;
				const row = personRow(one, rule, reasonsInWords(one, rule.kind, names));
				yield [row.staffNumber ?? '', row.name, row.kana ?? '', row.department, row.state ?? '', row.reason];
			}
		}
	};
}
