import { commandSentence, type OutboxAnswer, readOutboxRequest } from '$lib/domain/outbox';
import { reportUnexpected } from '$lib/server/access/answer/unexpected';
import { requirePermission } from '$lib/server/access/guards';
import { currentDatabase } from '$lib/server/current';
import { takeRequest } from '$lib/server/outbox/take';
import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The one door for what phones send: up to 50 commands, an answer for each. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const viewer = requirePermission(locals, 'completion:record:own');
	const read = readOutboxRequest(await bodyOf(request));
	if (!read.ok && read.reason === 'too-many') error(413, tooMuch);
	if (!read.ok) error(400, '送信された内容を読み取れません。画面を開き直してください。');
	// Nothing of it is judged: it waits on the device until its person is back.
	if ((read.request.userId ?? viewer.staffNumber) !== viewer.staffNumber) error(409, commandSentence('another-person'));
	const report = { ...read.request, userAgent: request.headers.get('user-agent') ?? '' };
	const answers = await takeRequest(await currentDatabase(), viewer, report, read.commands, (stumbled) =>
		reportUnexpected(stumbled, { route: '/api/outbox', method: 'POST' })
	);
	return json({ kenshu: 'outbox', receivedAt: new Date().toISOString(), answers } satisfies OutboxAnswer);
};

const tooMuch = '一度に送信できる件数を超えています。画面を開き直してください。';

/** null for what is no JSON. What is larger than the server takes at all is too much: the device sends it in smaller parts. */
async function bodyOf(request: Request): Promise<unknown> {
	try {
		return await request.json();
	} catch (thrown) {
		if ((thrown as { status?: unknown } | null)?.status === 413) error(413, tooMuch);
		return null;
	}
}
