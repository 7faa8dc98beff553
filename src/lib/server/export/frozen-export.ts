import { can, reachesDepartment, scopeOf, type Viewer } from '$lib/domain/access';
import { type FrozenHead, readPeople } from '$lib/domain/frozen';
import { figureWords } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { type OpenReport } from '../frozen/open';
import { frozenPersonRow, seesFrozenPerson } from '../frozen/people';
import { ownTurn } from '../indicator/turns';
import { csvBytes, namesSheetOf, reportWorkbook, utf8, valuesCsv } from './download';
import { type Exported } from './exported';
import { namesHeading } from './names';

/** The files a frozen report goes out in beside its canonical JSON, by the last part of their address. */
export const frozenFiles = ['report.xlsx', 'report.csv', 'names.csv'] as const;
export type FrozenFile = (typeof frozenFiles)[number];

export function frozenFileOf(written: string | null | undefined): FrozenFile | null {
	return frozenFiles.find((one) => one === written) ?? null;
}

/** Those of them that this viewer may take. */
export function frozenFilesFor(viewer: Viewer, { rule }: Pick<FrozenHead, 'rule'>): FrozenFile[] {
	if (!can(viewer, 'figure:read:departments')) return [];
	return frozenFiles.filter((file) => file !== 'names.csv' || seesNames(viewer, rule));
}

function seesNames(viewer: Viewer, { kind }: FrozenHead['rule']): boolean {
	return can(viewer, 'figure:names') && kind !== 'manual';
}

/** A report that is exported, for whom, beside which ledger: of it only who belongs to whom today is asked. */
export type FrozenDownload = { viewer: Viewer; ledger: Ledger; report: OpenReport; madeAt: Date };

/** What of the sealed content goes into the files of one viewer: nothing is computed anew. */
export function frozenExported({ head, summary }: OpenReport, viewer: Viewer): Exported {
	const { indicator, plan, rule, ruleWords, asOf, fiscalYear, overall, excluded, edition, lastEntry } = head;
	const scope = scopeOf(viewer, 'figure:read:departments');
	const departments = head.departments.filter(({ code }) => reachesDepartment(scope, code));
	const { note, ...named } = indicator;
	return {
		...{ plan, rule: ruleWords, words: figureWords(rule), asOf, edition, digest: summary.digest, entry: lastEntry },
		indicator: { code: named.code, name: named.name, note, planCode: plan.code, rule, targets: [] },
		report: { indicator: named, asOf, fiscalYear, isFinal: true, overall, excluded, departments },
		partial: departments.length < head.departments.length,
		names: seesNames(viewer, rule),
		openData: scope.kind === 'all'
	};
}

/** The bytes of a file of a frozen report, made as they are asked for. @param file one that the viewer may take */
export function frozenBytes(download: FrozenDownload, file: FrozenFile): AsyncIterable<Uint8Array> {
	const { viewer, report, madeAt } = download;
	if (file === 'names.csv') return csvBytes(namesHeading, sealedNames(download), utf8);
	const exported = frozenExported(report, viewer);
	if (file === 'report.csv') return csvText(valuesCsv(exported));
	const names = exported.names ? namesSheetOf(sealedNames(download)) : null;
	return reportWorkbook(exported, madeAt, viewer.today, names);
}

async function* csvText(text: string): AsyncGenerator<Uint8Array> {
	yield utf8(text);
}

/** The sealed names as rows under `namesHeading`, of those who are this viewer's to see today. */
async function* sealedNames({ viewer, ledger, report: { head, text } }: FrozenDownload): AsyncGenerator<string[]> {
	const sees = seesFrozenPerson(ledger, viewer);
	for (const some of readPeople(text)) {
		for (const one of some) {
			if (one.staffNumber === null || !sees(one)) continue;
			const row = frozenPersonRow(one, head);
			yield [row.staffNumber ?? '', row.name, row.kana ?? '', row.department, row.state ?? '', row.reason];
		}
		await ownTurn();
	}
}
