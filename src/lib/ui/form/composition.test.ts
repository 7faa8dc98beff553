import { describe, expect, it } from 'vitest';
import { refuseWhileComposing } from './composition';

function pressed(key: Partial<KeyboardEvent>): boolean {
	let prevented = false;
	refuseWhileComposing({ ...key, preventDefault: () => (prevented = true) } as unknown as KeyboardEvent);
	return prevented;
}

describe('refuseWhileComposing', () => {
	it.each([
		{ key: 'Enter', isComposing: true, keyCode: 229, kept: true, because: 'Enter confirms the kanji' },
		{
			key: 'Enter',
			isComposing: false,
			keyCode: 229,
			kept: true,
			because: 'Safari ends the composition before the key'
		},
		{ key: 'Enter', isComposing: false, keyCode: 13, kept: false, because: 'a plain Enter submits' },
		{ key: 'a', isComposing: true, keyCode: 229, kept: false, because: 'typing goes on' }
	])('$because', ({ kept, ...key }) => {
		expect(pressed(key)).toBe(kept);
	});
});
