import { type Ledger } from '$lib/domain/ledger';
import { type Figure } from '../evaluate';

/**
 * How many people a department's row stands for: a row of few would tell who they are. Of a rate those in its denominator, of a count
 * or of answers those behind them. Who holds a role is no secret of anybody's, so such a row stands for everybody.
 */
export function peopleIn({ treeOn, posts }: Ledger, figure: Figure, departmentCode: string): number {
	if (figure.kind === 'manual') return 0;
	if (figure.kind === 'coverage') return Infinity;
	if (figure.kind === 'rate') {
		const place = treeOn(figure.asOf).placeOf(departmentCode);
		return place === undefined ? 0 : figure.tally.total[place]!.denominator;
	}
	return figure.people().total[posts.departments.find(departmentCode) ?? 0]!;
}
