import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import config from '../../../svelte.config.js';

const directives = config.kit?.csp?.directives ?? {};

it('allows the one inline style that Kit itself writes, by its hash', () => {
	const source = readFileSync('node_modules/@sveltejs/kit/src/core/sync/write_root.js', 'utf8');
	const style = /svelte-announcer[^>]*style="([^"]+)"/.exec(source)?.[1] ?? '';
	const hash = createHash('sha256').update(style).digest('base64');
	expect(directives['style-src-attr']).toEqual(['unsafe-hashes', `sha256-${hash}`]);
});

it('loads nothing from elsewhere and runs nothing that is written into a page', () => {
	const sources = Object.entries(directives).filter(([name]) => name !== 'style-src-attr');
	expect(new Set(sources.flatMap(([, source]) => source))).toEqual(new Set(['none', 'self']));
	expect(directives['default-src']).toEqual(['none']);
	expect(config.kit?.csp?.mode).toBe('nonce');
});
