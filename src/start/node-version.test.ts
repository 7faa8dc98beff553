import { expect, it } from 'vitest';
import { isNewEnough } from './node-version.mjs';

it.each([
	{ version: '18.20.4', enough: false },
	{ version: '20.18.3', enough: false },
	{ version: '20.19.0', enough: true },
	{ version: '22.0.0', enough: true },
	{ version: '24.1.0', enough: true }
])('Node $version is new enough: $enough', ({ version, enough }) => {
	expect(isNewEnough(version)).toBe(enough);
});
