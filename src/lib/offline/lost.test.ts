import { expect, it } from 'vitest';
import { isForWantOfNetwork } from './lost';

it.each([
	{ thrown: new TypeError('Failed to fetch'), lost: true, because: 'Chromium' },
	{
		thrown: new TypeError('Failed to fetch dynamically imported module: https://x/a.js'),
		lost: true,
		because: 'Chromium'
	},
	{ thrown: new TypeError('NetworkError when attempting to fetch resource.'), lost: true, because: 'Firefox' },
	{
		thrown: new TypeError('error loading dynamically imported module: https://x/a.js'),
		lost: true,
		because: 'Firefox'
	},
	{ thrown: new TypeError('Load failed'), lost: true, because: 'Safari' },
	{ thrown: new TypeError('Importing a module script failed.'), lost: true, because: 'Safari' },
	{ thrown: new TypeError('undefined is not a function'), lost: false, because: '私たちの間違い' },
	{ thrown: new Error('Failed to fetch'), lost: false, because: '別の種類の失敗' },
	{ thrown: null, lost: false, because: '何も投げられていない' }
])('$because: $thrown', ({ thrown, lost }) => {
	expect(isForWantOfNetwork(thrown)).toBe(lost);
});
