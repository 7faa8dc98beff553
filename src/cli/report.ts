import { type CivilDate, formatFiscalYear, isCivilDate, referenceDay } from '$lib/domain/calendar';
import { indicatorOn } from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { today } from '$lib/server/clock';
import { type Exported, wholeExport, withEdition } from '$lib/server/export/exported';
import { reportAsCsv } from '$lib/server/export/report-csv';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { type Command, type ExitStatus, type Io, Refused, unreadable, withDatabase } from './command';
import { oneOf, readOptions } from './options';
import { type Contents, deliver } from './report-delivery';
import { reportForPeople } from './report-for-people';
import { usageOf } from './usage';

/** `kenshu report CODE | --list` */
export const reportCommand: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, {
		list: { type: 'boolean', default: false },
		'as-of': { type: 'string' },
		'fiscal-year': { type: 'string' },
		format: { type: 'string' },
		output: { type: 'string' },
		help: { type: 'boolean', default: false }
	});
	if (values.help) {
		io.out(usageOf('report'));
		return 0;
	}
	const format = oneOf('format', values.format, ['text', 'json', 'csv', 'xlsx']);
	if (values.list) {
		const others = values['as-of'] ?? values['fiscal-year'] ?? values.output;
		if (format === 'csv' || format === 'xlsx' || others !== undefined)
			throw unreadable('--list と一緒に使えるのは --format json だけです。');
		return list(io, positionals, format);
	}
	const [code, ...rest] = positionals;
	if (code === undefined || rest.length > 0)
		throw unreadable('指標コードを一つ指定してください（kenshu report --list で一覧を見られます）。');
	const asOf = referenceDayOf(values['as-of'], values['fiscal-year']);
	if (format === 'xlsx' && values.output === undefined && process.stdout.isTTY)
		throw unreadable('--format xlsx では、--output にファイル（report.xlsx など）を指定してください。');
	const exported = await withDatabase(async (database) => {
		const ledger = await new LedgerKeeper(database).current();
		return withEdition(database.reader, known(wholeExport(ledger, code, asOf, today()), code));
	});
	await deliver(io, await inFormat(exported, format), values.output);
	if (values.output !== undefined) io.err(`「${values.output}」に書き出しました。`);
	return 0;
};

async function withLedger<T>(task: (ledger: Ledger) => T): Promise<T> {
	return withDatabase(async (database) => task(await new LedgerKeeper(database).current()));
}

async function list(io: Io, positionals: string[], format: string): Promise<ExitStatus> {
	if (positionals.length > 0) throw unreadable('--list と指標コードは一緒に指定できません。');
	const indicators = await withLedger((ledger) =>
		[...ledger.indicators.values()].map((one) => indicatorOn(one, today()))
	);
	if (format === 'json')
		io.out(JSON.stringify(indicators.map(({ code, name, rule }) => ({ code, name, kind: rule.kind }))));
	else for (const { code, name, rule } of indicators) io.out([code, name, rule.kind].join('\t'));
	return 0;
}

/** The day of the figure: the one given, the end of a fiscal year, or today in Japan. */
function referenceDayOf(asOf: string | undefined, fiscalYear: string | undefined): CivilDate {
	if (asOf !== undefined && fiscalYear !== undefined)
		throw unreadable('--as-of と --fiscal-year はどちらか一つだけ指定してください。');
	if (asOf !== undefined) {
		if (!isCivilDate(asOf)) throw unreadable(`「${asOf}」という日はありません。2026-03-31 のように指定してください。`);
		return asOf;
	}
	return fiscalYear === undefined ? today() : endOf(fiscalYear);
}

function endOf(written: string): CivilDate {
	if (!/^\d{4}$/.test(written))
		throw unreadable(`年度「${written}」を読み取れません。2025 のように始まりの西暦年で指定してください。`);
	const day = referenceDay(Number(written), today());
	if (day === null) throw new Refused(`${formatFiscalYear(Number(written))}はまだ始まっていません。`);
	return day;
}

function known(exported: Exported | null, code: string): Exported {
	if (exported === null)
		throw new Refused(`指標「${code}」はありません。「npm run --silent kenshu -- report --list」で一覧を見られます。`);
	return exported;
}

/** Without names: whoever may see them is a matter of the person who asks, and a command is asked by a program. */
async function inFormat(exported: Exported, format: 'text' | 'json' | 'csv' | 'xlsx'): Promise<Contents> {
	const { report, words } = exported;
	if (format === 'xlsx') {
		const { reportWorkbook } = await import('$lib/server/export/download');
		return reportWorkbook(exported, new Date(), today(), null);
	}
	if (format === 'json') return `${JSON.stringify(report, null, 1)}\n`;
	return format === 'csv' ? reportAsCsv(report) : `${reportForPeople(report, words)}\n`;
}
