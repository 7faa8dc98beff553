import {
	type Command,
	type CommandAnswer,
	commandsAtOnce,
	type OutboxAnswer,
	type OutboxRequest
} from '$lib/domain/outbox';
import { type KeyRow, type Meta, type OutboxRow, withDatabase } from './database';
import { currentKey } from './identity';
import { seal, unseal } from './seal';

/**
 * How a sending ended. `not-reached` is everything that was not this server's own answer, whatever its status: no network, a page of a
 * proxy, a hotel's welcome. `refused`: the server takes nothing of us just now, and says why.
 */
export type Sending =
	| { outcome: 'sent'; answers: CommandAnswer[]; left: number }
	| { outcome: 'nothing' | 'nobody' | 'not-reached' | 'needs-sign-in' }
	| { outcome: 'refused'; message: string };

/** ms: a network that never answers must not keep the other windows and the worker waiting. */
const patience = 12_000;

export type SenderSettings = { ask: typeof fetch; appVersion: string };

/**
 * Sends what the person whose turn it is has unsent, once: of several tabs and the worker one at a time. Nothing leaves the outbox but on
 * the server's answer for that very command.
 */
export async function sendOnce(settings: SenderSettings): Promise<Sending> {
	return alone(async () => {
		const key = await currentKey();
		if (!key) return { outcome: 'nobody' };
		const batch = await nextBatch(key);
		if (batch === null) return { outcome: 'nothing' };
		const reached = await post(settings, batch.request);
		if (reached.outcome !== 'answered') {
			if (reached.outcome === 'needs-sign-in') await noteSync({ needsSignIn: true });
			return reached;
		}
		const left = await settle(key, batch.commands, reached.answers);
		return { outcome: 'sent', answers: reached.answers, left };
	});
}

/** Under a Web Lock where there are any; without, the database's own once-only rule is what keeps things right. */
function alone<T>(task: () => Promise<T>): Promise<T> {
	const locks = globalThis.navigator?.locks;
	return locks ? (locks.request('kenshu-outbox', task) as Promise<T>) : task();
}

type Batch = { request: Omit<OutboxRequest, 'appVersion'>; commands: Command[] };

/** The oldest unsent commands, marked as tried before they leave: from then on their bytes stand. */
async function nextBatch(key: KeyRow): Promise<Batch | null> {
	const { rows, waiting, device } = await withDatabase(async (database) => {
		const change = database.transaction(['outbox', 'meta'], 'readwrite');
		const all = await change.objectStore('outbox').index('seq').getAll();
		const own = all.filter(({ keyId }) => keyId === key.keyId);
		const some = sendable(own).slice(0, commandsAtOnce);
		for (const row of some) await change.objectStore('outbox').put({ ...row, attempts: row.attempts + 1 });
		const known = (await change.objectStore('meta').get('device')) as Meta['device'] | undefined;
		await change.done;
		return { rows: some, waiting: own, device: known };
	});
	if (rows.length === 0 || !device) return null;
	const commands = await Promise.all(rows.map((row) => unseal<Command>(key.key, row.command)));
	const oldest = waiting.map(({ createdAt }) => createdAt).toSorted()[0] ?? null;
	const request = { deviceId: device.id, highestSeq: device.seq, waiting: waiting.length, oldest };
	const sound = commands.filter((command) => command !== null);
	return { request: { ...request, commands: sound }, commands: sound };
}

/** What waits for its person stays, and with it what stands on top of it. */
function sendable(rows: readonly OutboxRow[]): OutboxRow[] {
	const held = new Set(rows.filter(({ standing }) => standing !== 'unsent').map(({ recordId }) => recordId));
	return rows.filter(({ standing, recordId }) => standing === 'unsent' && !held.has(recordId));
}

type Reached =
	| { outcome: 'answered'; answers: CommandAnswer[] }
	| { outcome: 'not-reached' | 'needs-sign-in' }
	| { outcome: 'refused'; message: string };

async function post({ ask, appVersion }: SenderSettings, request: Batch['request']): Promise<Reached> {
	try {
		const response = await ask('/api/outbox', {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify({ ...request, appVersion } satisfies OutboxRequest),
			redirect: 'manual',
			signal: AbortSignal.timeout(patience)
		});
		return await readAnswer(response, request.commands.length);
	} catch {
		return { outcome: 'not-reached' };
	}
}

/** Reached means answered: by this server, in its own words, for as many commands as were asked. */
async function readAnswer(response: Response, asked: number): Promise<Reached> {
	if (!response.headers.get('content-type')?.startsWith('application/json')) return { outcome: 'not-reached' };
	const body = (await response.json()) as Partial<OutboxAnswer> & { message?: unknown };
	if (response.status === 401) return { outcome: 'needs-sign-in' };
	if ([400, 403, 413].includes(response.status) && typeof body.message === 'string')
		return { outcome: 'refused', message: body.message };
	if (response.status !== 200 || body.kenshu !== 'outbox' || body.answers?.length !== asked)
		return { outcome: 'not-reached' };
	return { outcome: 'answered', answers: body.answers };
}

/**
 * Takes note of the answers in one transaction: what the server has leaves the outbox and stands among the sent until the ledger is asked
 * for again; what it refused stays with its reason.
 *
 * @returns how many of the person's are left to be sent
 */
async function settle(key: KeyRow, commands: readonly Command[], answers: readonly CommandAnswer[]): Promise<number> {
	const asked = new Set(commands.map(({ opId }) => opId));
	const own = answers.filter(({ opId }) => asked.has(opId));
	const sealed = new Map(
		await Promise.all(own.map(async (answer) => [answer.opId, await seal(key.key, answer)] as const))
	);
	const at = new Date().toISOString();
	return withDatabase(async (database) => {
		const change = database.transaction(['outbox', 'sent', 'meta'], 'readwrite');
		const outbox = change.objectStore('outbox');
		for (const answer of own) {
			const row = await outbox.get(answer.opId);
			if (!row) continue;
			if (answer.outcome === 'applied' || answer.outcome === 'duplicate') {
				const { opId, recordId, keyId, command } = row;
				await change.objectStore('sent').put({ opId, recordId, keyId, at, state: answer.state, command });
				await outbox.delete(opId);
			} else if (answer.outcome !== 'waiting')
				await outbox.put({ ...row, standing: answer.outcome, answer: sealed.get(answer.opId)! });
		}
		await change.objectStore('meta').put({ lastAt: at, needsSignIn: false }, 'sync');
		const left = sendable((await outbox.getAll()).filter(({ keyId }) => keyId === key.keyId)).length;
		await change.done;
		return left;
	});
}

/** When the server last answered, and whether it still knows who we are. */
export function syncState(): Promise<Meta['sync']> {
	return withDatabase(async (database) => {
		const known = (await database.get('meta', 'sync')) as Meta['sync'] | undefined;
		return known ?? { lastAt: null, needsSignIn: false };
	});
}

export async function noteSync(said: Partial<Meta['sync']>): Promise<void> {
	const before = await syncState();
	await withDatabase((database) => database.put('meta', { ...before, ...said }, 'sync'));
}
