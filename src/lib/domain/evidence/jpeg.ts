import { isLeftByCamera } from './camera-tail';
import { endOfJpeg } from './jpeg-segments';

/** Whether a JPEG is one picture from end to end, with nothing behind it but what cameras put there. */
export function jpegFault(bytes: Uint8Array): 'cut-off' | 'damaged' | 'more-inside' | null {
	const end = endOfJpeg(bytes, 0);
	if (typeof end !== 'number') return end;
	return isLeftByCamera(bytes, end) ? null : 'more-inside';
}
