import { onTestFinished, vi } from 'vitest';
import { type Command, type Io, Refused } from '../../../src/cli/command';
import { auditCommand } from '../../../src/cli/audit';
import { backupCommand } from '../../../src/cli/backup';
import { demoCommand } from '../../../src/cli/demo';
import { importCommand } from '../../../src/cli/import';
import { migrateCommand } from '../../../src/cli/migrate';
import { reportCommand } from '../../../src/cli/report';
import { restoreCommand } from '../../../src/cli/restore';
import { userCommand } from '../../../src/cli/user';
import { temporaryDatabaseFile } from '../../setup/database';

const commands: Record<string, Command> = {
	audit: auditCommand,
	backup: backupCommand,
	demo: demoCommand,
	import: importCommand,
	migrate: migrateCommand,
	report: reportCommand,
	restore: restoreCommand,
	user: userCommand
};

/** How a command ended: its exit status, all of standard output, and standard error line by line. */
export type Ran = { status: number; out: string; err: string[] };

/** `kenshu …words` on a database, in this process: a hundred times faster than a process of its own. */
export async function kenshu(url: string, ...[name = '', ...args]: string[]): Promise<Ran> {
	const ran: Ran = { status: 0, out: '', err: [] };
	const io: Io = {
		out: (text) => void (ran.out += `${text}\n`),
		raw: (text) => void (ran.out += typeof text === 'string' ? text : Buffer.from(text).toString('latin1')),
		err: (text) => void ran.err.push(...text.split('\n')),
		input: async () => ''
	};
	vi.stubEnv('DATABASE_URL', url);
	try {
		ran.status = await commands[name]!(args, io);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		ran.err.push(error.sentence);
		ran.status = error.status;
	} finally {
		vi.unstubAllEnvs();
	}
	return ran;
}

/** The address of a migrated, empty database that goes when the test is over. */
export async function freshUrl(): Promise<string> {
	const { url, remove } = await temporaryDatabaseFile();
	onTestFinished(remove);
	return url;
}

/** Lets it be this day, at noon in Japan, until the test is over. */
export function letTodayBe(day: string): void {
	vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T12:00:00+09:00`) });
	onTestFinished(() => void vi.useRealTimers());
}

export type Fault = { file: string; row: number | null; column: string | null; value: string | null; message: string };
export type Counts = { added: number; changed: number; unchanged: number };
export type ImportAnswer = {
	import: number | null;
	written: boolean;
	files: Record<string, Counts>;
	errors: Fault[];
};

/** `kenshu import PATH … --format json`, its answer read. */
export async function imported(url: string, path: string, ...more: string[]): Promise<ImportAnswer & Ran> {
	const ran = await kenshu(url, 'import', path, ...more, '--format', 'json');
	return { ...ran, ...(JSON.parse(ran.out) as ImportAnswer) };
}
