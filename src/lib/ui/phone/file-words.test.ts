import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { KeptFile } from '$lib/offline/files';
import FileCard from './FileCard.svelte';

const file: KeptFile = {
	...{ opId: '1', recordId: 'r', createdAt: '2026-06-01T00:00:00Z', standing: 'unsent', isAlone: true },
	...{ about: { courseCode: 'DX', completedOn: '2026-06-01' }, size: 812_345, name: '修了証.jpg', answer: null }
};
const shown = (change: Partial<KeptFile>) =>
	render(FileCard, {
		props: { file: { ...file, ...change }, courses: new Map(), onresend: () => {}, oncancel: async () => {} }
	}).body;
const refused = (code: string): Partial<KeptFile> => ({
	standing: 'rejected',
	answer: { code, message: 'だめです。' }
});

it('says that the record arrived and the file goes by itself', () => {
	const body = shown({});
	expect(body).toContain('DX（証跡のみ未送信）');
	expect(body).toContain('修了証.jpg（813KB）');
	expect(body).toMatch(/証跡は、つながると送信されます。.*再送/s);
});

it.each([
	{ code: 'damaged', next: /付け直してください/, because: 'another file may do' },
	{ code: 'withdrawn', next: /消してかまいません/, because: 'the record was taken back elsewhere' },
	{ code: 'not-found', next: /だめです。/, because: 'the server has said it all' }
])('says why it was refused and what to do, and offers no 再送: $because', ({ code, next }) => {
	const body = shown(refused(code));
	expect(body).toContain('理由：だめです。');
	expect(body).toMatch(next);
	expect(body).not.toMatch(/再送|つながると送信/);
});
