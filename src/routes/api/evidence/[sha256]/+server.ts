import {
	type EvidenceAnswer,
	type EvidenceRefusal,
	evidenceSentence,
	isSha256,
	mayComeAgain,
	personHeader
} from '$lib/domain/evidence';
import { commandSentence } from '$lib/domain/outbox';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { bytesInTurn } from '$lib/server/evidence/body';
import { sha256Of, takeEvidence } from '$lib/server/evidence/take';
import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const statuses: Partial<Record<EvidenceRefusal, number>> = {
	empty: 400,
	'cut-off': 400,
	'hash-differs': 400,
	'too-large': 413,
	'too-many-unattached': 429,
	busy: 503
};

/** Takes in the file of that hash, to be attached to a record by a command; again and again it is the same file. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const viewer = requirePermission(locals, 'completion:record:own');
	// It waits on the device until its person is back.
	const person = request.headers.get(personHeader) ?? viewer.staffNumber;
	if (![viewer.staffNumber, encodeURIComponent(viewer.staffNumber)].includes(person))
		error(409, commandSentence('another-person'));
	if (!isSha256(params.sha256)) error(404, '証跡の名前を読み取れません。画面を開き直してください。');
	const body = await bytesInTurn(request);
	if (!body.ok) return refused(body.reason);
	if (sha256Of(body.bytes) !== params.sha256) return refused('hash-differs');
	const taken = await takeEvidence(await currentDatabase(), viewer, body.bytes);
	return taken.ok ? answer({ kenshu: 'evidence', sha256: taken.sha256 }, 200) : refused(taken.reason);
};

function refused(code: EvidenceRefusal): Response {
	const [message, again] = [evidenceSentence(code), mayComeAgain(code)];
	return answer({ kenshu: 'evidence', code, message, again }, statuses[code] ?? 422);
}

const answer = (said: EvidenceAnswer, status: number) => json(said, { status });
