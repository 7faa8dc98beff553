import { expect, it } from 'vitest';
import { attachLink, recordAgain, recordLink } from './record-link';

it.each([
	{ codes: [], link: '/records/new', because: 'nothing is known' },
	{ codes: ['DX-BASIC'], link: '/records/new?courseCode=DX-BASIC', because: 'one course would do' },
	{ codes: ['A&B'], link: '/records/new?courseCode=A%26B', because: 'a code may hold anything' },
	{ codes: ['DX', 'AI'], link: '/records/new?of=DX&of=AI', because: 'the person chooses among several' }
])('$because: $link', ({ codes, link }) => {
	expect(recordLink(...codes)).toBe(link);
});

it('names a returned record by its id, and nothing that is written in it', () => {
	const record = { id: 7, courseCode: 'DX', completedOn: '2026-06-01', hours: 2, comprehension: 4 };
	expect(recordAgain(record)).toBe('/records/new?mend=7');
});

it('leads to the record in the ledger to which evidence is to be put on', () => {
	expect(attachLink({ id: 7 })).toBe('/records?attach=7#record-7');
});
