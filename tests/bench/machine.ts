import { cpus, totalmem } from 'node:os';

/** What the figures were measured on. */
export function machine(): string {
	const [first] = cpus();
	const memory = Math.round(totalmem() / 1024 ** 3);
	return `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory} GiB, Node ${process.version}`;
}

/** Megabytes the process holds now, and has held at the most. */
export function memory(): { now: number; most: number } {
	return { now: process.memoryUsage.rss() / 1024 ** 2, most: process.resourceUsage().maxRSS / 1024 };
}
