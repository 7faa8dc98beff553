import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/**
 * package.json says that importing a module does nothing, except for styles and components: so a page is sent only what it uses of a room
 * whose index it imports, and 受講を記録する stays small enough for a phone. The build drops a module of which nothing is used, with
 * whatever it would have done, and nothing tells of it. Entries (hooks, the service worker) are never dropped; `cli` and `start` are not built.
 */

const source = join(import.meta.dirname, '../../src');

/** What is imported for what it does and not for what it gives, in everything that is built. */
function importedBare(): { file: string; what: string }[] {
	const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
		(file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$|^(cli|start)\//.test(file)
	);
	return files.flatMap((file) =>
		[...readFileSync(join(source, file), 'utf8').matchAll(/^\s*import\s+'([^']+)'/gm)].map((found) => ({
			file,
			what: found[1]!
		}))
	);
}

it('imports nothing for what it does that the build would leave out', () => {
	const kept = JSON.parse(readFileSync(join(source, '../package.json'), 'utf8')) as { sideEffects: string[] };
	expect(kept.sideEffects).toEqual(['**/*.css', '**/*.svelte']);
	const bare = importedBare();
	expect(bare.length).toBeGreaterThan(0);
	expect(bare.filter(({ what }) => !/\.(css|svelte)$/.test(what))).toEqual([]);
});
