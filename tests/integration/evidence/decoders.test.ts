import sharp from 'sharp';
import { expect, it } from 'vitest';
import { cleanPicture } from '$lib/server/evidence/picture';
import { jpeg, png } from './files';

const svg = Buffer.from(
	'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
);

it('opens no other kind of picture, whatever it is said to be', async () => {
	expect(await cleanPicture(svg, 'image/png')).toEqual({ ok: false, reason: 'damaged' });
	await expect(sharp(svg).metadata()).rejects.toThrow();
	for (const [bytes, type] of [[await jpeg(), 'image/jpeg'] as const, [await png(), 'image/png'] as const])
		expect(await cleanPicture(bytes, type)).toMatchObject({ ok: true });
});
