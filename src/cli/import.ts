import { basename } from 'node:path';
import { type PackageCounts } from '$lib/domain/exchange';
import { today } from '$lib/server/clock';
import { importPackage, type ImportOutcome } from '$lib/server/exchange/import';
import { readPackage } from '$lib/server/exchange/read';
import {
	type Command,
	type ExitStatus,
	type Io,
	Refused,
	unreadable,
	withDatabase,
	withWritableDatabase
} from './command';
import { printFaults, refusalAsJson } from './faults';
import { importNumber, listImports, takeBack } from './import-runs';
import { givenPath, oneOf, readOptions } from './options';

/** `kenshu import PATH | list | undo ID` */
export const importCommand: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, {
		'dry-run': { type: 'boolean', default: false },
		encoding: { type: 'string' },
		format: { type: 'string' }
	});
	const format = oneOf('format', values.format, ['text', 'json']);
	const encoding = values.encoding === undefined ? undefined : oneOf('encoding', values.encoding, ['utf-8', 'cp932']);
	const [word, ...rest] = positionals;
	if (word === 'list' || word === 'undo') {
		// An undo that was meant as a trial would be a real one.
		if (values['dry-run'] || encoding !== undefined)
			throw unreadable(`import ${word} では --dry-run と --encoding は使えません。`);
		return word === 'list' ? listImports(io, rest, format) : takeBack(io, importNumber(rest), format);
	}
	if (!word || rest.length > 0)
		throw unreadable('取り込むフォルダ、.zip または .xlsx を一つ指定してください（kenshu import PATH）。');
	return take(io, givenPath(word), { dryRun: values['dry-run'], encoding, format });
};

type Options = { dryRun: boolean; encoding: 'utf-8' | 'cp932' | undefined; format: 'text' | 'json' };

async function take(io: Io, path: string, { dryRun, encoding, format }: Options): Promise<ExitStatus> {
	try {
		// A trial goes beside whoever writes.
		const open = dryRun ? withDatabase : withWritableDatabase;
		return await open(async (database) => {
			const read = await readPackage(path, { encoding });
			if (!read.ok) throw new Refused(read.message);
			const source = { ...read, name: basename(path) };
			const outcome = await importPackage(database, { kind: 'command-line' }, source, { today: today(), dryRun });
			const status = answer(io, outcome, dryRun, format);
			for (const message of [...read.messages, ...outcome.messages]) io.err(message);
			return status;
		});
	} catch (error) {
		if (!(error instanceof Refused) || format !== 'json') throw error;
		io.out(refusalAsJson([{ file: basename(path), row: null, column: null, value: null, message: error.sentence }]));
		io.err(error.sentence);
		return error.status;
	}
}

function answer(io: Io, outcome: ImportOutcome, dryRun: boolean, format: Options['format']): ExitStatus {
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
