import { expect, it } from 'vitest';
import { render } from 'svelte/server';
import EvidenceList from './EvidenceList.svelte';

const evidence = [{ id: 7, name: '修了証.jpg', type: 'image/jpeg' }] as never;

it('asks before a file is taken off: what does it is folded away, with what it means', () => {
	const { body } = render(EvidenceList, { props: { evidence, removable: true } });
	const folded = /<details[^>]*>(.*?)<\/details>/s.exec(body)?.[1] ?? '';
	expect(folded).toContain('action="?/detach"');
	expect(folded).toContain('元に戻せません');
	expect(body.replace(folded, '')).not.toContain('?/detach');
});

it('offers nothing of it where nothing can be taken off', () => {
	expect(render(EvidenceList, { props: { evidence } }).body).not.toContain('外す');
});
