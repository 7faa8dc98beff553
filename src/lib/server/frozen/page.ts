import { can, fewestPeople, reachesDepartment, scopeOf, type Viewer } from '$lib/domain/access';
import { type FrozenHead } from '$lib/domain/frozen';
import { type DepartmentReport, type FigureWords, figureWords } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { laterChanges, type LaterChanges } from './changes';
import { openReport, type OpenReport } from './open';
import { type FrozenKey, frozenSummaries, type FrozenSummary } from './queries';
import { toldTo } from './who';

/** A frozen report as far as this viewer may see it today. */
export type FrozenPage = {
	summary: FrozenSummary;
	head: Omit<FrozenHead, 'departments'>;
	words: FigureWords;
	/** the rows of the departments this viewer sees */
	departments: DepartmentReport[];
	/** whether rows are left out */
	partial: boolean;
	/** whether a row that is shown tells of fewer than five people, so that the paper is not for everybody */
	few: boolean;
	/** whether this viewer may open the names of some, and have the whole as a file */
	opens: boolean;
	file: boolean;
	/** every edition of the day, the latest first */
	editions: FrozenSummary[];
	/** 確定後の変更 */
	later: LaterChanges;
};

export type FrozenPageOutcome =
	| { ok: true; page: FrozenPage }
	| { ok: false; reason: 'not-found' }
	/** `digest`: of what was frozen; `found`: of what is there now, null where it cannot be read */
	| { ok: false; reason: 'broken'; digest: string; found: string | null };

/** Opens a frozen report for somebody. It is held against its digest each time; what differs is not shown. */
export async function frozenPage(db: Db, ledger: Ledger, viewer: Viewer, key: FrozenKey): Promise<FrozenPageOutcome> {
	const opened = await openReport(db, key);
	if (!opened.ok && opened.reason === 'broken')
		return { ok: false, reason: 'broken', digest: opened.summary.digest, found: opened.found };
	if (!opened.ok) return opened;
	const { head } = opened.report;
	const told = toldTo(viewer);
	const { departments, ...rest } = head;
	const seen = departments.filter(({ code }) => seesDepartment(viewer, code));
	const all = await frozenSummaries(db, { indicatorCode: key.code });
	return {
		ok: true,
		page: {
			...{ summary: told(opened.report.summary), head: rest, words: figureWords(head.rule) },
			...{ departments: seen, partial: seen.length < departments.length, few: seen.some((row) => isFew(head, row)) },
			opens: head.rule.kind !== 'manual' && can(viewer, 'figure:names'),
			file: seesFile(viewer),
			editions: all.filter(({ asOf }) => asOf === key.asOf).map(told),
			later: await laterChanges(db, ledger, opened.report, viewer)
		}
	};
}

/** Who holds a role is no secret. */
function isFew({ rule }: FrozenHead, { total: { numerator, denominator } }: DepartmentReport): boolean {
	const people = denominator ?? numerator;
	return rule.kind !== 'appointment_coverage' && people > 0 && people < fewestPeople;
}

/** Departments as they are headed today; of whoever sees no others, the own row would not be hidden among few. */
function seesDepartment(viewer: Viewer, code: string): boolean {
	return reachesDepartment(scopeOf(viewer, 'figure:read:departments'), code);
}

/** The file names everybody, so it is for those who may see everybody's name. */
export function seesFile(viewer: Viewer): boolean {
	return scopeOf(viewer, 'figure:names').kind === 'all';
}

/** The canonical JSON, byte for byte what the digest is of. */
export function fileOf({ bytes, summary }: OpenReport): { bytes: Buffer; name: string } {
	return { bytes, name: `${summary.indicatorCode}_${summary.asOf}_${summary.edition}.json` };
}
