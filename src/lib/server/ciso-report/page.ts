import { can, type Viewer } from '$lib/domain/access';
import { type FiscalYear } from '$lib/domain/calendar';
import { type CisoReport, type CisoReportContent, reportChanges } from '$lib/domain/ciso-report';
import { type Ledger } from '$lib/domain/ledger';
import { type Db } from '../db/open';
import { yearsWithRequirements } from '../requirement/rows';
import { draftReport, markOf } from './draft';
import { hasBegun } from './earlier';
import { type CisoEdition, type CisoReportKey, editionsOf } from './editions';
import { openCisoReport } from './open';
import { rememberShown } from './shown';

/** The report of a fiscal year as it stands, for whoever has `chain:read`. */
export type CisoReportPage = {
	report: CisoReport;
	/** the years that have something, the latest first */
	years: FiscalYear[];
	/** the latest first */
	editions: CisoEdition[];
	/** what it says otherwise than the latest edition, in words; null where none was handed in, or not as it was sealed */
	changes: string[] | null;
	/** of everything it says, for the form that hands it in; null for whoever may not, and where there is nothing to hand in */
	mark: string | null;
};

/** CISO報告書 of a fiscal year as it would be handed in today, with what was handed in before. */
export async function cisoReportPage(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	fiscalYear: FiscalYear
): Promise<CisoReportPage> {
	const report = await draftReport(db, ledger, fiscalYear, viewer.today);
	const editions = await editionsOf(db, fiscalYear);
	const mayHandIn =
		can(viewer, 'chain:confirm') && report.requirements.length > 0 && hasBegun(fiscalYear, viewer.today);
	const mark = mayHandIn ? await markOf(report) : null;
	if (mark !== null) rememberShown(mark, report);
	const years = new Set([...(await yearsWithRequirements(db)), fiscalYear]);
	return {
		report,
		years: [...years].sort((one, other) => other - one),
		editions,
		changes: await changesSince(db, report, editions[0]),
		mark
	};
}

/** An edition as it was handed in, and beside it what is otherwise today and what was otherwise before. */
export type CisoEditionPage = {
	summary: CisoEdition;
	content: CisoReportContent;
	editions: CisoEdition[];
	/** what it says otherwise than the edition before it; null for the first, or where that one is broken */
	sinceBefore: string[] | null;
	/** what is said today otherwise than in it */
	later: string[];
};

export type CisoEditionOutcome =
	| { ok: true; page: CisoEditionPage }
	| { ok: false; reason: 'not-found' }
	| { ok: false; reason: 'broken'; digest: string; found: string | null };

/** Opens an edition for whoever has `chain:read`. What is not as it was sealed is not shown. */
export async function cisoEditionPage(
	db: Db,
	ledger: Ledger,
	viewer: Viewer,
	key: CisoReportKey
): Promise<CisoEditionOutcome> {
	const opened = await openCisoReport(db, key);
	if (!opened.ok) return opened;
	const { content, summary } = opened.report;
	const editions = await editionsOf(db, key.fiscalYear);
	const before = editions.find(({ edition }) => edition === key.edition - 1);
	const now = await draftReport(db, ledger, key.fiscalYear, viewer.today);
	return {
		ok: true,
		page: {
			...{ summary, content, editions },
			sinceBefore: await changesSince(db, content, before),
			later: reportChanges(content, now)
		}
	};
}

async function changesSince(db: Db, report: CisoReport, edition: CisoEdition | undefined) {
	const opened = edition && (await openCisoReport(db, edition));
	return opened?.ok ? reportChanges(opened.report.content, report) : null;
}
