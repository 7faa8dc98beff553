import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPhonePath } from '../lib/offline/phone-paths.ts';

/** What Vite says of a built module; `css` and `assets` come with it. */
export type BuiltModule = {
	file: string;
	css?: string[];
	assets?: string[];
	imports?: string[];
	dynamicImports?: string[];
};
/** By the module's path below the checkout. */
export type BuiltModules = Record<string, BuiltModule>;

/** An entry of the list that the service worker keeps. */
export type KeptFile = { url: string; revision: string | null; size: number };

/** Kept beside the modules: the sentence for every other page, and the sign at the top of the window. */
const plainFiles = ['client/offline.html', 'client/error.css', 'client/favicon.svg'];

const generated = '.svelte-kit/generated/client-optimized/';
const node = /\/nodes\/\d+\.js$/;

/**
 * Whether a node of the router (a page, a layout, an error page) belongs to a page of the phone.
 *
 * @param source the text of the node, which names the files in src/routes it is made of
 */
export function isPhoneNode(source: string): boolean {
	const files = [...source.matchAll(/src\/routes\/([^"'?]*\+[a-z]+)[@.]/g)].map(([, file]) => file!);
	// Kit's own error page and layout, where the routes bring none.
	if (files.length === 0) return true;
	return files.every((file) => {
		const path = `/${file}`.replace(/\/\([^)]+\)/g, '').replace(/\/\+[a-z]+$/, '') || '/';
		const isPage = file.endsWith('+page');
		return isPage ? isPhonePath(path) || path === '/shell' : isAbovePhonePage(path);
	});
}

function isAbovePhonePage(path: string): boolean {
	return path === '/' || isPhonePath(path);
}

/** Every file that the phone's pages need: of the router's nodes only theirs, and all that those import. */
export function phoneFiles(modules: BuiltModules, isPhones: (key: string) => boolean): Set<string> {
	const files = new Set<string>();
	const seen = new Set<string>();
	const visit = (key: string) => {
		const built = modules[key];
		if (!built || seen.has(key) || (node.test(key) && !isPhones(key))) return;
		seen.add(key);
		for (const file of [built.file, ...(built.css ?? []), ...(built.assets ?? [])]) files.add(file);
		for (const next of [...(built.imports ?? []), ...(built.dynamicImports ?? [])]) visit(next);
	};
	for (const key of Object.keys(modules)) if (node.test(key) || key.endsWith('/entry.js')) visit(key);
	visit(`${generated}app.js`);
	return files;
}

/**
 * The list for the service worker, out of everything that was built: the pages of the office stay out, and `/shell` comes in under
 * the name of the build.
 *
 * @param root the checkout
 */
export function keepPhoneFiles(root: string) {
	return async (entries: readonly KeptFile[]): Promise<{ manifest: KeptFile[] }> => {
		const client = join(root, '.svelte-kit/output/client');
		const read = (path: string) => readFileSync(path, 'utf8');
		const modules = JSON.parse(read(join(client, '.vite/manifest.json'))) as BuiltModules;
		const needed = phoneFiles(modules, (key) => isPhoneNode(read(join(root, key))));
		const { version } = JSON.parse(read(join(client, '_app/version.json'))) as { version: string };
		const kept = entries
			.filter(({ url }) => plainFiles.includes(url) || needed.has(url.replace(/^client\//, '')))
			.map((entry) => ({ ...entry, url: entry.url.replace(/^client/, '') }));
		return { manifest: [...kept, { url: '/shell', revision: version, size: 0 }] };
	};
}
