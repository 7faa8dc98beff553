import { writeFileSync } from 'node:fs';
import { type CivilDate, formatFiscalYear, isCivilDate, referenceDay } from '$lib/domain/calendar';
import {
	type AnyReport,
	figureWords,
	type FigureWords,
	type IndicatorHistory,
	indicatorOn,
	report
} from '$lib/domain/indicator';
import { type Ledger } from '$lib/domain/ledger';
import { today } from '$lib/server/clock';
import { reportAsCsv } from '$lib/server/indicator/export';
import { LedgerKeeper } from '$lib/server/ledger/keeper';
import { type Command, type ExitStatus, type Io, Refused, unreadable, withDatabase } from './command';
import { givenPath, oneOf, readOptions } from './options';
import { reportForPeople } from './report-for-people';

/** `kenshu report CODE | --list` */
export const reportCommand: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, {
		list: { type: 'boolean', default: false },
		'as-of': { type: 'string' },
		'fiscal-year': { type: 'string' },
		format: { type: 'string' },
		output: { type: 'string' }
	});
	const format = oneOf('format', values.format, ['text', 'json', 'csv']);
	if (values.list) {
		if (format === 'csv' || (values['as-of'] ?? values['fiscal-year'] ?? values.output) !== undefined)
			throw unreadable('--list と一緒に使えるのは --format json だけです。');
		return list(io, positionals, format);
	}
	const [code, ...rest] = positionals;
	if (code === undefined || rest.length > 0)
		throw unreadable('指標コードを一つ指定してください（kenshu report --list で一覧を見られます）。');
	const asOf = referenceDayOf(values['as-of'], values['fiscal-year']);
	const { result, words } = await withLedger((ledger) => {
		const indicator = indicatorOn(known(ledger, code), asOf);
		return { result: report(ledger, indicator, asOf, today()), words: figureWords(indicator.rule) };
	});
	deliver(io, inFormat(result, words, format), values.output);
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

function known(ledger: Ledger, code: string): IndicatorHistory {
	const indicator = ledger.indicators.get(code);
	if (!indicator)
		throw new Refused(`指標「${code}」はありません。「npm run --silent kenshu -- report --list」で一覧を見られます。`);
	return indicator;
}

function inFormat(result: AnyReport, words: FigureWords, format: 'text' | 'json' | 'csv'): string {
	if (format === 'json') return `${JSON.stringify(result, null, 1)}\n`;
	return format === 'csv' ? reportAsCsv(result) : `${reportForPeople(result, words)}\n`;
}

function deliver(io: Io, text: string, output: string | undefined): void {
	if (output === undefined) return io.raw(text);
	try {
		writeFileSync(givenPath(output), text);
	} catch {
		throw new Refused(`${output} に書き込めません。フォルダと権限を確かめてください。`);
	}
}
