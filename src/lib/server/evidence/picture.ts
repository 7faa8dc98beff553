import sharp from 'sharp';
import { type EvidenceRefusal, type EvidenceType, mostPixels, reducedBytes } from '$lib/domain/evidence';

/** A picture as it is kept: its pixels and nothing else. */
export type CleanedPicture = { ok: true; type: EvidenceType; bytes: Buffer; width: number; height: number };

type Spoilt = { ok: false; reason: Extract<EvidenceRefusal, 'too-many-pixels' | 'damaged'> };

// What is kept between pictures would only grow, and one thread for each leaves the other core to the pages.
sharp.cache(false);
sharp.concurrency(1);
// Of all it could open, only what evidence may be: whatever else is hidden behind these signatures meets no decoder.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] });

/** Longest side in pixels and quality, until the picture is small enough; the last is taken as it comes. */
const tries = [
	{ side: 2_400, quality: 84 },
	{ side: 2_400, quality: 72 },
	{ side: 1_800, quality: 72 },
	{ side: 1_400, quality: 64 }
] as const;

/** Longer than any picture takes; what takes longer was made to. In seconds. */
const longest = 20;

/**
 * Draws the picture anew: upright, in sRGB, without where it was taken, by which device and whatever else came along, and at most about
 * a megabyte. A PNG stays one where it is small, as pictures of screens are.
 */
export async function cleanPicture(bytes: Uint8Array, type: EvidenceType): Promise<CleanedPicture | Spoilt> {
	try {
		const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
		if (width * height > mostPixels) return { ok: false, reason: 'too-many-pixels' };
		return (type === 'image/png' ? await smallPng(bytes) : null) ?? (await smallJpeg(bytes));
	} catch {
		// The decoder's own words tell people nothing; that it failed is all there is to know.
		return { ok: false, reason: 'damaged' };
	}
}

function upright(bytes: Uint8Array, side: number) {
	return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
		.timeout({ seconds: longest })
		.autoOrient()
		.resize(side, side, { fit: 'inside', withoutEnlargement: true })
		.toColourspace('srgb');
}

async function smallPng(bytes: Uint8Array): Promise<CleanedPicture | null> {
	const { data, info } = await upright(bytes, tries[0].side).png().toBuffer({ resolveWithObject: true });
	if (data.length > reducedBytes) return null;
	return { ok: true, type: 'image/png', bytes: data, width: info.width, height: info.height };
}

async function smallJpeg(bytes: Uint8Array): Promise<CleanedPicture> {
	for (const [index, { side, quality }] of tries.entries()) {
		const drawn = upright(bytes, side).flatten({ background: '#fff' }).jpeg({ quality });
		const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
		if (data.length > reducedBytes && index < tries.length - 1) continue;
		return { ok: true, type: 'image/jpeg', bytes: data, width: info.width, height: info.height };
	}
	throw new Error('unreachable: the last try is taken');
}
