import { type EvidenceAnswer, personHeader } from '$lib/domain/evidence';
import { type FileAnswer } from './files';
import { endIn, type SaidOfEnd } from './reach';

/**
 * What became of a file: `done` and `refused` for good; `busy`: the server could not take it just now; `waiting`: it does not know its
 * record, which only a restored copy of the server explains.
 */
export type FileFate = { fate: 'done' | 'busy' | 'waiting' } | { fate: 'refused'; answer: FileAnswer };

/** Nothing more can be sent now; as in reach.ts. */
export type EndHere = { fate: 'not-reached' } | { fate: 'needs-sign-in'; elsewhere?: true; nobody?: true };

/** ms: a large PDF over a slow network. */
const patience = 120_000;

const tooLarge: FileAnswer = {
	code: 'too-large',
	message: '証跡が大きいため、途中の機器に断られました。写真に撮り直すか、管理者にお知らせください。'
};

/** A file on its way: `person`: 職員番号 of whose it is, whom the server compares with the session. */
type Sending = { person: string; sha256: string; bytes: ArrayBuffer };

/** Sends the bytes by themselves. Reached means answered, as for the records. */
export async function upload(ask: typeof fetch, { person, sha256, bytes }: Sending): Promise<FileFate | EndHere> {
	try {
		const response = await ask(`/api/evidence/${sha256}`, {
			method: 'PUT',
			headers: {
				'content-type': 'application/octet-stream',
				accept: 'application/json',
				[personHeader]: encodeURIComponent(person)
			},
			body: bytes,
			redirect: 'manual',
			signal: AbortSignal.timeout(patience)
		});
		return await readAnswer(response, sha256);
	} catch {
		return { fate: 'not-reached' };
	}
}

async function readAnswer(response: Response, sha256: string): Promise<FileFate | EndHere> {
	const said = (await response.json().catch(() => null)) as Partial<EvidenceAnswer & SaidOfEnd> | null;
	if (said?.kenshu !== 'evidence') return ofAnother(response.status, said);
	if ('message' in said) return fateOf(said as Extract<EvidenceAnswer, { code: string }>);
	return { fate: response.ok && 'sha256' in said && said.sha256 === sha256 ? 'done' : 'not-reached' };
}

/** Not the word of who takes files: of the sign-in before it, of a proxy, or of nobody we know. */
function ofAnother(status: number, said: ({ message?: unknown } & SaidOfEnd) | null): FileFate | EndHere {
	if (status === 413) return { fate: 'refused', answer: tooLarge };
	if (typeof said?.message !== 'string') return { fate: 'not-reached' };
	// The server stumbles over this one: those behind it go on.
	if (status === 500) return { fate: 'busy' };
	return [401, 409].includes(status) ? { fate: 'needs-sign-in', ...endIn(said) } : { fate: 'not-reached' };
}

function fateOf({ again, code, message }: Extract<EvidenceAnswer, { code: string }>): FileFate {
	return again ? { fate: 'busy' } : { fate: 'refused', answer: { code, message } };
}
