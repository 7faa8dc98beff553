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
		if (!(error instanceof Refused)) throw error;
		// With --format json standard output is one JSON value, also when refused.
		if (asksForJson(args)) io.out(JSON.stringify({ error: { message: error.sentence } }));
		io.err(error.sentence);
		return error.status;
	}
}

function asksForJson(args: string[]): boolean {
	return args.includes('--format=json') || args[args.indexOf('--format') + 1] === 'json';
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
