import { basename, resolve } from 'node:path';
import { type PackageCounts } from '$lib/domain/exchange';
import { today } from '$lib/server/clock';
import { importPackage, type ImportOutcome } from '$lib/server/exchange/import';
import { importRuns } from '$lib/server/exchange/queries';
import { readPackage } from '$lib/server/exchange/read';
import { undoImport, type UndoOutcome } from '$lib/server/exchange/undo';
import { type Command, type ExitStatus, type Io, Refused, unreadable, withDatabase } from './command';
import { printFaults, refusalAsJson } from './faults';
import { oneOf, readOptions } from './options';

/** `kenshu import PATH | list | undo ID` */
export const importCommand: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, {
		'dry-run': { type: 'boolean', default: false },
		encoding: { type: 'string' },
		format: { type: 'string' }
	});
	const format = oneOf('format', values.format, ['text', 'json']);
	const encoding = values.encoding === undefined ? undefined : oneOf('encoding', values.encoding, ['utf-8', 'cp932']);
	const [word, id, ...rest] = positionals;
	if (word === 'list' && positionals.length === 1) return list(io, format);
	if (word === 'undo' && id !== undefined && rest.length === 0) return undo(io, importNumber(id), format);
	if (word === undefined || id !== undefined)
		throw unreadable('取り込むフォルダ、.zip または .xlsx を一つ指定してください（kenshu import PATH）。');
	return take(io, word, { dryRun: values['dry-run'], encoding, format });
};

type Options = { dryRun: boolean; encoding: 'utf-8' | 'cp932' | undefined; format: 'text' | 'json' };

async function take(io: Io, path: string, { dryRun, encoding, format }: Options): Promise<ExitStatus> {
	try {
		return await withDatabase(async (database) => {
			const read = await readPackage(path, { encoding });
			if (!read.ok) throw new Refused(read.message);
			for (const message of read.messages) io.err(message);
			const source = { ...read, name: basename(resolve(path)) };
			const outcome = await importPackage(database, { kind: 'command-line' }, source, { today: today(), dryRun });
			return answer(io, outcome, dryRun, format);
		});
	} catch (error) {
		if (!(error instanceof Refused) || format !== 'json') throw error;
		io.out(refusalAsJson([{ file: basename(path), row: null, column: null, value: null, message: error.sentence }]));
		io.err(error.sentence);
		return error.status;
	}
}

function answer(io: Io, outcome: ImportOutcome, dryRun: boolean, format: Options['format']): ExitStatus {
	for (const message of outcome.messages) io.err(message);
	if (!outcome.ok) {
		if (format === 'json') io.out(refusalAsJson(outcome.faults));
		else printFaults(io, outcome.faults);
		return 1;
	}
	if (format === 'json')
		io.out(JSON.stringify({ import: outcome.number, written: !dryRun, files: outcome.files, errors: [] }));
	else
		printCounts(io, outcome.files, dryRun ? '試行：取込は行っていません。' : `取込 ${outcome.number} を行いました。`);
	return 0;
}

function printCounts(io: Io, files: PackageCounts, heading: string): void {
	io.out(heading);
	for (const [file, { added, changed, unchanged }] of Object.entries(files))
		io.out(`  ${file}\t追加 ${added}\t変更 ${changed}\t変化なし ${unchanged}`);
}

async function list(io: Io, format: Options['format']): Promise<ExitStatus> {
	const runs = await withDatabase((database) => importRuns(database.reader));
	if (format === 'json') {
		io.out(
			JSON.stringify(
				runs.map(({ number, name, at, files, undoneBy }) => ({
					import: number,
					name,
					at,
					files,
					undone: undoneBy !== null
				}))
			)
		);
		return 0;
	}
	for (const { number, name, at, undoneBy } of runs)
		io.out(`${number}\t${at}\t${name}${undoneBy === null ? '' : '\t取消済'}`);
	if (runs.length === 0) io.err('取込はまだありません。');
	return 0;
}

async function undo(io: Io, number: number, format: Options['format']): Promise<ExitStatus> {
	const outcome = await withDatabase((database) => undoImport(database, { kind: 'command-line' }, number));
	if (!outcome.ok) throw new Refused(refusal(number, outcome));
	if (format === 'json')
		io.out(JSON.stringify({ import: number, undone: true, removed: outcome.removed, restored: outcome.restored }));
	else
		io.out(`取込 ${number} を取り消しました（追加の取消 ${outcome.removed} 件、変更の取消 ${outcome.restored} 件）。`);
	return 0;
}

function refusal(number: number, outcome: Exclude<UndoOutcome, { ok: true }>): string {
	if (outcome.reason === 'unknown')
		return `取込 ${number} はありません。「kenshu import list」で番号を確かめてください。`;
	if (outcome.reason === 'undone-already') return `取込 ${number} はすでに取り消されています。`;
	const rows = outcome.obstacles.map(
		({ kind, table, row }) => `${table} ${row}${kind === 'refers' ? '（この取込の行を使用）' : '（その後に変更）'}`
	);
	return `取込 ${number} は、その後に変更または使用された行があるため取り消せません：${rows.join('、')}`;
}

function importNumber(word: string): number {
	if (!/^[1-9]\d*$/.test(word))
		throw unreadable(`取込の番号「${word}」を読み取れません。「kenshu import list」の番号を指定してください。`);
	return Number(word);
}
