import { expect, it, vi } from 'vitest';
import { clearsAfterWeek, storageSentences, storageTrouble } from './storage';

const iphone =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const chromeOnIphone = iphone.replace('Version/18.0', 'CriOS/130.0');
const mac =
	'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';
const android =
	'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';

it.each([
	{ userAgent: iphone, isInstalled: false, clears: true, because: 'a tab of Safari' },
	{ userAgent: iphone, isInstalled: true, clears: false, because: 'on the home screen' },
	{ userAgent: chromeOnIphone, isInstalled: false, clears: true, because: 'Safari beneath' },
	{ userAgent: mac, isInstalled: false, clears: true, because: 'Safari on a desk' },
	{ userAgent: android, isInstalled: false, clears: false, because: 'Chrome keeps' }
])('clears after a week $clears: $because', ({ userAgent, isInstalled, clears }) => {
	expect(clearsAfterWeek({ userAgent, isInstalled })).toBe(clears);
});

it('says https where the address is plain http, whatever failed', () => {
	vi.stubGlobal('isSecureContext', false);
	expect(storageTrouble(new TypeError('subtle is undefined'))).toBe('insecure');
	expect(storageSentences.insecure).toContain('https://');
	vi.unstubAllGlobals();
});

it.each([
	{ thrown: new DOMException('', 'QuotaExceededError'), trouble: 'full' },
	{ thrown: new DOMException('', 'InvalidStateError'), trouble: 'refused' },
	{ thrown: new ReferenceError('indexedDB is not defined'), trouble: 'refused' }
])('names the trouble $trouble', ({ thrown, trouble }) => {
	expect(storageTrouble(thrown)).toBe(trouble);
});
