import { setTimeout as sleep } from 'node:timers/promises';
import { type Random } from '$lib/server/demonstration/random';
import { password } from './town';

/** A record as a person types it. */
export type Claim = { staffNumber: string; courseCode: string; completedOn: string };

/** What became of one posting. `unanswered`: the server was gone before it said anything, so either is right. */
export type Answer =
	{ claim: Claim; end: 'saved'; id: number } | { claim: Claim; end: 'refused' | 'there' | 'unanswered' };

const courses = ['DX-BASIC', 'DX-ADVANCED', 'SEC'];
const firstDay = Date.UTC(2015, 3, 1);
const day = 86_400_000;

/** Somebody at a phone: signs in, records one training after the other, makes mistakes, tries again what was not answered. */
export class Client {
	readonly answers: Answer[] = [];
	#cookie = '';
	#recorded = 0;

	constructor(readonly staffNumber: string) {}

	async signIn(url: string): Promise<void> {
		const fields = { staffNumber: this.staffNumber, password };
		const response = await send(`${url}/login`, fields, '');
		const cookie = response.headers.get('set-cookie')?.split(';')[0];
		if (response.status !== 303 || !cookie) throw new Error(`nobody signed in: ${response.status}`);
		this.#cookie = cookie;
	}

	/** Posts until the server is gone or the signal says so. @param pause between two records, in ms */
	async postOn(url: string, chance: Random, { until, pause = 0 }: { until?: AbortSignal; pause?: number } = {}) {
		const [again] = this.answers.slice(-1);
		if (again?.end === 'unanswered') await this.post(url, again.claim);
		while (!until?.aborted) {
			const { end } = await this.post(url, this.#someClaim(chance));
			if (end === 'unanswered') return;
			await sleep(pause);
		}
	}

	/** Posts one record and remembers the answer. @throws Error on an answer that no working server gives */
	async post(url: string, claim: Claim): Promise<Answer> {
		const { courseCode, completedOn } = claim;
		const fields = { courseCode, completedOn, hours: '1.5', comprehension: '' };
		const response = await send(`${url}/records/new`, fields, this.#cookie).catch(() => null);
		const answer = response === null ? { claim, end: 'unanswered' as const } : answerOf(claim, response);
		this.answers.push(answer);
		return answer;
	}

	/** A page, or what a page asks for. */
	get(url: string): Promise<Response> {
		return fetch(url, { headers: { cookie: this.#cookie, accept: 'text/html' } });
	}

	/** What a program on the device sends. */
	sendJson(url: string, body: object): Promise<Response> {
		const headers = { origin: new URL(url).origin, cookie: this.#cookie, 'content-type': 'application/json' };
		return fetch(url, { method: 'POST', redirect: 'manual', headers, body: JSON.stringify(body) });
	}

	/** A claim that was not made before. */
	newClaim(): Claim {
		const place = this.#recorded++;
		const completedOn = new Date(firstDay + Math.floor(place / courses.length) * day).toISOString().slice(0, 10);
		return { staffNumber: this.staffNumber, courseCode: courses[place % courses.length]!, completedOn };
	}

	/** Of ten, eight are new and right, one was recorded already, and one is of a training or a day that is not. */
	#someClaim(chance: Random): Claim {
		const kind = chance.next();
		const known = this.answers.filter(({ end }) => end === 'saved');
		if (kind < 0.1 && known.length > 0) return chance.pick(known).claim;
		if (kind < 0.15) return { ...this.newClaim(), courseCode: 'NONE' };
		return kind < 0.2 ? { ...this.newClaim(), completedOn: '2099-01-01' } : this.newClaim();
	}
}

/** The page that the answer leads to says 保存しました; the answer itself is the first moment at which anybody may rely on it. */
function answerOf(claim: Claim, response: Response): Answer {
	const id = /\/records\?saved=(\d+)$/.exec(response.headers.get('location') ?? '')?.[1];
	if (response.status === 303 && id) return { claim, end: 'saved', id: Number(id) };
	if (response.status === 422) return { claim, end: 'refused' };
	if (response.status === 409) return { claim, end: claim.courseCode === 'NONE' ? 'refused' : 'there' };
	throw new Error(`${response.status} ${response.headers.get('location')} for ${JSON.stringify(claim)}`);
}

async function send(url: string, fields: Record<string, string>, cookie: string): Promise<Response> {
	const response = await fetch(url, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: new URL(url).origin, cookie, accept: 'text/html' },
		body: new URLSearchParams(fields)
	});
	await response.body?.cancel();
	return response;
}
