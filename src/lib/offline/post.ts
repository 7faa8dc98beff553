import { type CommandAnswer, type OutboxAnswer, type OutboxRequest } from '$lib/domain/outbox';
import { type Batch, type RoundSoFar, stumbledOver } from './batch';
import { endIn, type SaidOfEnd } from './reach';

/** ms: a network that never answers must not keep the other windows and the worker waiting. */
const patience = 12_000;

/** `isUnwatched`: whether no window is open, which would see to it itself where nobody is signed in any more; a page leaves it out. */
export type SenderSettings = { ask: typeof fetch; appVersion: string; isUnwatched?: () => Promise<boolean> };

/**
 * What a request came to; `not-reached` and the others as for a `Sending`. `stumbled`: the server failed over this one command, which is
 * left for a later round.
 */
export type Reached =
	| { outcome: 'answered'; answers: CommandAnswer[] }
	| { outcome: 'not-reached' }
	/** as in reach.ts */
	| { outcome: 'needs-sign-in'; elsewhere?: true; nobody?: true }
	| { outcome: 'stumbled' }
	| { outcome: 'refused'; message: string };

type Answer = Exclude<Reached, { outcome: 'stumbled' }> | { outcome: 'too-large' } | { outcome: 'failed' };

/** Half as many at once for as long as it is too much for somebody on the way, or for the server, which then stumbles over one of them. */
export async function postInParts(settings: SenderSettings, batch: Batch, round: RoundSoFar): Promise<Reached> {
	for (;;) {
		const commands = batch.commands.slice(0, round.atOnce);
		const answer = await post(settings, { ...batch, commands });
		const isTooMuch = answer.outcome === 'too-large' || answer.outcome === 'failed';
		if (!isTooMuch || commands.length <= 1) return ended(answer, commands, round);
		round.atOnce = Math.ceil(commands.length / 2);
		// What the server stumbles over is behind it once it stands alone; too large is too large for the whole round.
		if (answer.outcome === 'too-large') round.most = round.atOnce;
	}
}

function ended(answer: Answer, commands: Batch['commands'], round: RoundSoFar): Reached {
	if (answer.outcome === 'too-large') return { outcome: 'not-reached' };
	for (const { opId } of commands) round.tried.add(opId);
	if (answer.outcome === 'failed') return afterFailing(commands, round);
	if (answer.outcome !== 'answered') return answer;
	for (const { recordId } of commands) stumbledOver.delete(recordId);
	round.stumblesInRow = 0;
	round.atOnce = Math.min(round.most, round.atOnce * 2);
	return answer;
}

/** One after the other fails where the server fails over everything: then it is left alone until the next round. */
const mostInRow = 3;

function afterFailing(commands: Batch['commands'], round: RoundSoFar): Reached {
	for (const { recordId } of commands) stumbledOver.add(recordId);
	round.hasStumbled = true;
	round.stumblesInRow += 1;
	return { outcome: round.stumblesInRow < mostInRow ? 'stumbled' : 'not-reached' };
}

async function post({ ask, appVersion }: SenderSettings, request: Batch): Promise<Answer> {
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
async function readAnswer(response: Response, asked: number): Promise<Answer> {
	if (!response.headers.get('content-type')?.startsWith('application/json')) return { outcome: 'not-reached' };
	const body = (await response.json()) as Partial<OutboxAnswer> & { message?: unknown } & SaidOfEnd;
	// 409: the session is somebody else's; what lies here is not theirs to send.
	if ([401, 409].includes(response.status) && typeof body.message === 'string')
		return { outcome: 'needs-sign-in', ...endIn(body) };
	if ([400, 403].includes(response.status) && typeof body.message === 'string')
		return { outcome: 'refused', message: body.message };
	// 503 is no fault of any command: the server cannot work just now.
	if (response.status === 500 && typeof body.message === 'string') return { outcome: 'failed' };
	if (response.status !== 200 || body.kenshu !== 'outbox' || !areAnswers(body.answers, asked))
		return { outcome: 'not-reached' };
	return { outcome: 'answered', answers: body.answers };
}

function areAnswers(answers: unknown, asked: number): answers is CommandAnswer[] {
	if (!Array.isArray(answers) || answers.length !== asked) return false;
	return answers.every((one: Partial<CommandAnswer> | null) => typeof one?.opId === 'string' && 'outcome' in one);
}
