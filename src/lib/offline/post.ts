import { type CommandAnswer, type OutboxAnswer, type OutboxRequest } from '$lib/domain/outbox';
import { type Batch, type RoundSoFar } from './batch';

/** ms: a network that never answers must not keep the other windows and the worker waiting. */
const patience = 12_000;

export type SenderSettings = { ask: typeof fetch; appVersion: string };

/** What a request came to; `not-reached` and the others as for a `Sending`. */
export type Reached =
	| { outcome: 'answered'; answers: CommandAnswer[] }
	| { outcome: 'not-reached' | 'needs-sign-in' }
	| { outcome: 'refused'; message: string };

/** Half as many at once for as long as somebody on the way says that it is too much, in whatever words. */
export async function postInParts(settings: SenderSettings, batch: Batch, round: RoundSoFar): Promise<Reached> {
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
