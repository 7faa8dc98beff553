import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded before the built server by served.ts: tells what only the process itself can know, its memory and how long its
// event loop stood still. Every question begins a new measurement.

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

const observer = createServer((_, response) => {
	const megabytes = process.memoryUsage.rss() / 1024 ** 2;
	response.end(JSON.stringify({ pause: delay.max / 1e6, megabytes, most: process.resourceUsage().maxRSS / 1024 }));
	delay.reset();
});
observer.listen(0, '127.0.0.1', () => {
	observer.unref();
	writeFileSync(process.env.BENCH_OBSERVER ?? '', String(/** @type {any} */ (observer.address()).port));
});
