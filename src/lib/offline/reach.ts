/** The questions the phone's pages ask, and by which word of the answer it is known for this server's own. */
const signs: Record<string, string> = {
	'/api/me': 'permissions',
	'/api/home': 'duties',
	'/api/record-form': 'required',
	'/api/devices': 'devices'
};

/** Every question whose answer the phone keeps: what is the person's own, and nothing of others. */
export const phoneQuestions = ['/api/me', '/api/home', '/api/record-form', '/api/records', '/api/devices'];

/**
 * The shape of these answers, as this build knows them. Raise it where a page could not draw an answer that the build before has kept: then
 * a device that was updated asks anew. (`tests/integration/outbox/kept-answers.test.ts` notices a change.)
 */
export const answerShape = 3;

/** What a question came to. Reached means answered: by this server, in its own words, whatever the radio says. */
export type Reached =
	| { outcome: 'answered'; body: unknown }
	/** `elsewhere`: somebody has ended the session, and what can be read here is to go; `nobody`: it came without any session's cookie */
	| { outcome: 'needs-sign-in'; ended: boolean; elsewhere?: true; nobody?: true }
	| { outcome: 'refused'; status: number; message: string }
	| { outcome: 'not-reached' };

/** ms. A question that never ends would keep one of the browser's few connections, also when the network is back. */
const longest = 12_000;

/** Asks, and looks who answered: the page of a hotel or of a proxy is nobody, and so is whoever does not answer at all. */
export async function reach(ask: typeof fetch, path: string, patience = longest): Promise<Reached> {
	try {
		const response = await ask(path, { signal: AbortSignal.timeout(patience) });
		const body: unknown = JSON.parse(await response.text());
		if (response.ok) return isOwn(path, body) ? { outcome: 'answered', body } : { outcome: 'not-reached' };
		const { message, ended, ...end } = (body ?? {}) as { message?: unknown; ended?: unknown } & SaidOfEnd;
		if (typeof message !== 'string') return { outcome: 'not-reached' };
		if (response.status === 401) return { outcome: 'needs-sign-in', ended: ended === true, ...endIn(end) };
		return { outcome: 'refused', status: response.status, message };
	} catch {
		return { outcome: 'not-reached' };
	}
}

/** What an answer may say of why whoever asks is not known. */
export type SaidOfEnd = { elsewhere?: unknown; nobody?: unknown };

/** The same as far as it is said in our own words: a gateway's 401 says neither, and makes no device forget. */
export function endIn({ elsewhere, nobody }: SaidOfEnd): { elsewhere?: true; nobody?: true } {
	return { ...(elsewhere === true && { elsewhere: true }), ...(nobody === true && { nobody: true }) };
}

function isOwn(path: string, body: unknown): boolean {
	const sign = signs[path.replace(/\?.*/, '')];
	if (sign === undefined) return Array.isArray(body);
	return typeof body === 'object' && body !== null && sign in body;
}
