import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inCheckout } from '../../src/start/checkout.mjs';

const libraries = ['@libsql/client', 'drizzle-orm', '@sveltejs/kit', '@sveltejs/adapter-node', 'svelte'];

/** What the figures were measured on, and with. */
export function machine(): string {
	const [first] = cpus();
	const memory = Math.round(totalmem() / 1024 ** 3);
	const hardware = `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GiB`;
	return `${hardware}, ${type()} ${release()}, Node ${process.version}, ${libraries.map(version).join(', ')}`;
}

function version(library: string): string {
	const { version } = JSON.parse(readFileSync(inCheckout(`node_modules/${library}/package.json`), 'utf8'));
	return `${library} ${version}`;
}

/** Megabytes the process holds now, and has held at the most. */
export function memory(): { now: number; most: number } {
	return { now: process.memoryUsage.rss() / 1024 ** 2, most: process.resourceUsage().maxRSS / 1024 };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes that are in use, garbage left out. */
export function inUse(): number {
	collect();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 1024 ** 2;
}
