import { isBusy } from '$lib/server/db/busy';
import { type Command, type ExitStatus, type Io, Refused } from './command';
import { usage } from './usage';

/** Each command is loaded when it is called, so that a short one starts fast. */
const commands: Record<string, () => Promise<Command>> = {
	migrate: async () => (await import('./migrate')).migrateCommand,
	import: async () => (await import('./import')).importCommand,
	report: async () => (await import('./report')).reportCommand,
	user: async () => (await import('./user')).userCommand,
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
		if (!load) throw new Refused(`「${name}」というコマンドはありません。「kenshu help」で一覧を見られます。`, 2);
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

/** What no command foresaw, such as a full disk: what was not finished was not written. */
function unexpected(error: unknown): Refused {
	if (isBusy(error))
		return new Refused(
			'ほかのプログラムがデータベースを使い続けているため、行えませんでした。しばらく待ってからやり直してください。'
		);
	if (process.env.KENSHU_DEBUG) console.error(error);
	const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
	return new Refused(`行えませんでした。何も書き込んでいません。管理者に次の文をお知らせください：${reason}`);
}

function asksForJson(args: string[]): boolean {
	return args.some((word, index) => word === '--format=json' || (word === '--format' && args[index + 1] === 'json'));
}

async function standardInput(): Promise<string> {
	let text = '';
	for await (const chunk of process.stdin) text += chunk;
	return text;
}

const io: Io = {
	out: (text) => process.stdout.write(`${text}\n`),
	raw: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(`${text}\n`),
	input: standardInput
};

process.exitCode = await main(process.argv.slice(2), io);
