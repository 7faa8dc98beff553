import * as visit from '$lib/server/access/session/visit';
import { expect, it, vi } from 'vitest';
import { handle } from '../../../src/hooks.server';

/** The database cannot say just now who comes: what they still send is read all the same, else they hear no answer. */

it('reads a request to its end that is answered by an error', async () => {
	vi.spyOn(visit, 'visitOf').mockRejectedValue(new Error('cannot tell'));
	let left = 100;
	const body = new ReadableStream({
		pull: (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array(65_536)) : controller.close())
	});
	const url = new URL('http://localhost/api/evidence/x');
	const request = new Request(url, {
		method: 'PUT',
		body,
		duplex: 'half',
		headers: { origin: 'http://localhost' }
	} as RequestInit);
	const event = { url, request, locals: {}, route: { id: '/api/evidence/[sha256]' }, isDataRequest: false };
	const answer = handle({ event, resolve: vi.fn() } as never);
	await expect(Promise.resolve(answer)).rejects.toThrow('cannot tell');
	expect(left).toBeLessThan(0);
});
