import { conditionOf, conditionSentence } from '$lib/server/db/condition';
import { settings } from '$lib/server/settings';
import { type Command, type ExitStatus, type Io, Refused } from './command';
import { usage } from './usage';

/** Each command is loaded when it is called, so that a short one starts fast. */
const commands: Record<string, () => Promise<Command>> = {
	migrate: async () => (await import('./migrate')).migrateCommand,
	import: async () => (await import('./import')).importCommand,
	report: async () => (await import('./report')).reportCommand,
	user: async () => (await import('./user')).userCommand,
	backup: async () => (await import('./backup')).backupCommand,
	restore: async () => (await import('./restore')).restoreCommand,
	audit: async () => (await import('./audit')).auditCommand,
	demo: async () => (await import('./demo')).demoCommand
};

async function main(words: string[], io: Io): Promise<ExitStatus> {
	const [name = 'help', ...args] = words;
	if (name === 'help' || name === '--help') {
		io.out(usage);
		return 0;
	}
	try {
		const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
		if (!load)
			throw new Refused(
				`「${name}」というコマンドはありません。「npm run --silent kenshu -- help」で一覧を見られます。`,
				2
			);
		return await (
			await load()
		)(args, io);
	} catch (error) {
		const refused = error instanceof Refused ? error : unexpected(error);
		// With --format json standard output is one JSON value, also when refused.
		if (asksForJson(args)) io.out(JSON.stringify({ error: { message: refused.sentence } }));
		io.err(refused.sentence);
		return refused.status;
	}
}

/** What no command foresaw: one sentence, whether the database or the disk did not play along or the program is wrong. */
function unexpected(error: unknown): Refused {
	if (process.env.KENSHU_DEBUG) console.error(error);
	const found = conditionOf(error);
	const text = String(error instanceof Error ? (error.cause ?? error) : error);
	if (found !== 'unreachable' || /SQLITE_|LibsqlError/.test(text))
		return new Refused(conditionSentence(found, settings().databaseUrl));
	return new Refused(
		`予期しない誤りのため、行えませんでした。管理者に次の文をお知らせください：${text.split('\n')[0]}`
	);
}

function asksForJson(args: string[]): boolean {
	return args.some((word, index) => word === '--format=json' || (word === '--format' && args[index + 1] === 'json'));
}

async function standardInput(): Promise<string> {
	let text = '';
	for await (const chunk of process.stdin) text += chunk;
	return text;
}

/** Whoever reads what we say may stop, as `head` does: the rest is for nobody then, and what is under way is done all the same. */
for (const stream of [process.stdout, process.stderr])
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
	});

const io: Io = {
	out: (text) => process.stdout.write(`${text}\n`),
	raw: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(`${text}\n`),
	input: standardInput
};

process.exitCode = await main(process.argv.slice(2), io);
