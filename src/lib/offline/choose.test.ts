import { expect, it } from 'vitest';
import { type EvidenceRefusal, evidenceSentence } from '$lib/domain/evidence';
import { readyEach } from './choose';
import { type Readied } from './reduce';

/** Its name says what becomes of it: a hash, or why it is refused. */
async function ready({ name }: File): Promise<Readied> {
	if (!/^[0-9]/.test(name)) return { ok: false, reason: name as EvidenceRefusal };
	return { ok: true, file: { bytes: new ArrayBuffer(1), sha256: name, name } };
}

it.each([
	{ names: ['1', '2'], sent: ['1', '2'], refusal: null, because: 'all can be sent' },
	{ names: ['1', '1'], sent: ['1'], refusal: null, because: 'the same twice is one' },
	{ names: ['heic', '1'], sent: ['1'], refusal: 'heic', because: 'one cannot be read here, which holds up none' },
	{ names: [], sent: [], refusal: null, because: 'nothing is chosen' }
] as const)('$names gives $sent: $because', async ({ names, sent, refusal }) => {
	const { files, refusal: said } = await readyEach(
		names.map((name) => new File(['x'], name)),
		ready
	);
	expect(files.map(({ sha256 }) => sha256)).toEqual(sent);
	expect(said).toBe(refusal && evidenceSentence(refusal));
});
