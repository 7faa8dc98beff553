import {
	type Command,
	type CommandAnswer,
	commandsAtOnce,
	type OutboxAnswer,
	type OutboxRequest
} from '$lib/domain/outbox';
import { foldWithdrawn } from './change';
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
 * What a round of sendings has come to so far. Each command is tried once in it, so that those the server lets wait hold up none behind
 * them; `atOnce` shrinks where a proxy finds a request too large.
 */
export type RoundSoFar = { tried: Set<string>; atOnce: number };

export function newRound(): RoundSoFar {
	return { tried: new Set(), atOnce: commandsAtOnce };
}

/**
 * Sends what the person whose turn it is has unsent, once: of several tabs and the worker one at a time. Nothing leaves the outbox but on
 * the server's answer for that very command.
 */
export async function sendOnce(settings: SenderSettings, round = newRound()): Promise<Sending> {
	return alone(async () => {
		const key = await currentKey();
		if (!key) return { outcome: 'nobody' };
		await foldWithdrawn(key.userId);
		const batch = await nextBatch(key, round);
		if (batch === null) return { outcome: 'nothing' };
		if (batch.isBroken) return { outcome: 'sent', answers: [], left: await leftOf(key, round) };
		const reached = await postInParts(settings, batch.request, round);
		if (reached.outcome !== 'answered') {
			if (reached.outcome === 'needs-sign-in') await noteSync({ needsSignIn: true });
			return reached;
		}
		const asked = new Set(batch.request.commands.map(({ opId }) => opId));
		await settle(
			key,
			batch.request.waiting,
			reached.answers.filter(({ opId }) => asked.has(opId))
		);
		if (reached.answers.some(isHeld)) await foldWithdrawn(key.userId);
		return { outcome: 'sent', answers: reached.answers, left: await leftOf(key, round) };
	});
}

/** Under a Web Lock where there are any; without, the database's own once-only rule is what keeps things right. */
function alone<T>(task: () => Promise<T>): Promise<T> {
	const locks = globalThis.navigator?.locks;
	return locks ? (locks.request('kenshu-outbox', task) as Promise<T>) : task();
}

type Batch = Omit<OutboxRequest, 'appVersion'>;

/**
 * The oldest unsent commands, marked as tried before they leave: from then on their bytes stand. With none, but another number unsent than
 * the server believes, as after a 取消 here, only that is told. null where there is nothing to say.
 */
async function nextBatch(key: KeyRow, round: RoundSoFar): Promise<{ request: Batch; isBroken: boolean } | null> {
	const { rows, waiting, device, told } = await withDatabase(async (database) => {
		const change = database.transaction(['outbox', 'meta'], 'readwrite');
		const all = await change.objectStore('outbox').index('seq').getAll();
		const own = all.filter(({ keyId }) => keyId === key.keyId);
		const some = sendable(own, round).slice(0, round.atOnce);
		for (const row of some) await change.objectStore('outbox').put({ ...row, attempts: row.attempts + 1 });
		const known = (await change.objectStore('meta').get('device')) as Meta['device'] | undefined;
		const sync = (await change.objectStore('meta').get('sync')) as Meta['sync'] | undefined;
		await change.done;
		return { rows: some, waiting: own, device: known, told: sync?.told ?? 0 };
	});
	if (!device || (rows.length === 0 && told === waiting.length)) return null;
	const commands = await Promise.all(rows.map((row) => unseal<Command>(key.key, row.command)));
	// What is broken can be sent in no round.
	rows.forEach(({ opId }, index) => commands[index] === null && round.tried.add(opId));
	const oldest = waiting.map(({ createdAt }) => createdAt).toSorted()[0] ?? null;
	const report = { deviceId: device.id, highestSeq: device.seq, waiting: waiting.length, oldest };
	const request = { userId: key.userId, ...report, commands: commands.filter((command) => command !== null) };
	return { request, isBroken: rows.length > 0 && request.commands.length === 0 };
}

/** What waits for its person stays, and with it what stands on top of it. */
function sendable(rows: readonly OutboxRow[], { tried }: RoundSoFar): OutboxRow[] {
	const held = new Set(rows.filter(({ standing }) => standing !== 'unsent').map(({ recordId }) => recordId));
	return rows.filter(({ opId, recordId }) => !held.has(recordId) && !tried.has(opId));
}

/** How many of the person's this round could still send. */
function leftOf(key: KeyRow, round: RoundSoFar): Promise<number> {
	return withDatabase(async (database) => {
		const rows = await database.getAll('outbox');
		return sendable(
			rows.filter(({ keyId }) => keyId === key.keyId),
			round
		).length;
	});
}

/** Whether it waits for its person now. What a newer server may say besides is no word on it yet. */
function isHeld(answer: CommandAnswer): answer is Extract<CommandAnswer, { outcome: 'conflict' | 'rejected' }> {
	const { outcome } = answer;
	return outcome === 'conflict' || outcome === 'rejected';
}

function isOfAnother(answer: CommandAnswer): boolean {
	return answer.outcome === 'rejected' && answer.code === 'another-person';
}

type Reached =
	| { outcome: 'answered'; answers: CommandAnswer[] }
	| { outcome: 'not-reached' | 'needs-sign-in' }
	| { outcome: 'refused'; message: string };

/** Half as many at once for as long as somebody on the way says that it is too much, in whatever words. */
async function postInParts(settings: SenderSettings, batch: Batch, round: RoundSoFar): Promise<Reached> {
	for (;;) {
		const commands = batch.commands.slice(0, round.atOnce);
		const reached = await post(settings, { ...batch, commands });
		if (reached.outcome !== 'too-large') {
			for (const { opId } of commands) round.tried.add(opId);
			return reached;
		}
		if (commands.length <= 1) return { outcome: 'not-reached' };
		round.atOnce = Math.ceil(commands.length / 2);
	}
}

async function post({ ask, appVersion }: SenderSettings, request: Batch): Promise<Reached | { outcome: 'too-large' }> {
	try {
		const response = await ask('/api/outbox', {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify({ ...request, appVersion } satisfies OutboxRequest),
			redirect: 'manual',
			signal: AbortSignal.timeout(patience)
		});
		if (response.status === 413) return { outcome: 'too-large' };
		return await readAnswer(response, request.commands.length);
	} catch {
		return { outcome: 'not-reached' };
	}
}

/** Reached means answered: by this server, in its own words, for as many commands as were asked. */
async function readAnswer(response: Response, asked: number): Promise<Reached> {
	if (!response.headers.get('content-type')?.startsWith('application/json')) return { outcome: 'not-reached' };
	const body = (await response.json()) as Partial<OutboxAnswer> & { message?: unknown };
	// 409: the session is somebody else's; what lies here is not theirs to send.
	if ([401, 409].includes(response.status) && typeof body.message === 'string') return { outcome: 'needs-sign-in' };
	if ([400, 403].includes(response.status) && typeof body.message === 'string')
		return { outcome: 'refused', message: body.message };
	if (response.status !== 200 || body.kenshu !== 'outbox' || body.answers?.length !== asked)
		return { outcome: 'not-reached' };
	return { outcome: 'answered', answers: body.answers };
}

/**
 * Takes note of the answers in one transaction: what the server has leaves the outbox and stands among the sent until the ledger is asked
 * for again; what it refused stays with its reason. What it took for another's waits until its person is back.
 */
async function settle(key: KeyRow, waiting: number, answers: readonly CommandAnswer[]): Promise<void> {
	const sealed = new Map(
		await Promise.all(answers.map(async (answer) => [answer.opId, await seal(key.key, answer)] as const))
	);
	const at = new Date().toISOString();
	await withDatabase(async (database) => {
		const change = database.transaction(['outbox', 'sent', 'meta'], 'readwrite');
		const outbox = change.objectStore('outbox');
		for (const answer of answers) {
			const row = await outbox.get(answer.opId);
			if (!row) continue;
			if (answer.outcome === 'applied' || answer.outcome === 'duplicate') {
				const { opId, recordId, keyId, command } = row;
				await change
					.objectStore('sent')
					.put({ opId, recordId, keyId, at, state: answer.state, command, isListed: false });
				await outbox.delete(opId);
			} else if (isHeld(answer) && !isOfAnother(answer))
				await outbox.put({ ...row, standing: answer.outcome, answer: sealed.get(answer.opId)! });
		}
		const done = answers.filter(({ outcome }) => outcome === 'applied' || outcome === 'duplicate');
		const sync = { lastAt: at, needsSignIn: answers.some(isOfAnother), told: waiting - done.length };
		await change.objectStore('meta').put(sync, 'sync');
		await change.done;
	});
}

/** When the server last answered, and whether it still knows who we are. */
export function syncState(): Promise<Meta['sync']> {
	return withDatabase(async (database) => {
		const known = (await database.get('meta', 'sync')) as Meta['sync'] | undefined;
		return known ?? { lastAt: null, needsSignIn: false, told: null };
	});
}

export async function noteSync(said: Partial<Meta['sync']>): Promise<void> {
	const before = await syncState();
	await withDatabase((database) => database.put('meta', { ...before, ...said }, 'sync'));
}
