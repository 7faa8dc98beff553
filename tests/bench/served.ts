import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type RunningServer, startServer } from '../setup/server';

/** `pause`: the longest time the event loop stood still since the last question, in ms. Memory in megabytes, now and at the most. */
export type Observed = { pause: number; megabytes: number; most: number };

export type Served = Pick<RunningServer, 'url' | 'stop'> & { observe(): Promise<Observed> };

/** The built server in a process of its own over this database, observed from inside. */
export async function serve(folder: string, databaseUrl: string): Promise<Served> {
	const note = join(folder, 'observer');
	const observer = pathToFileURL(join(import.meta.dirname, 'observe.mjs')).href;
	const env = { NODE_OPTIONS: `--import ${observer}`, BENCH_OBSERVER: note };
	const { url, stop } = await startServer({ databaseUrl, env });
	const address = `http://127.0.0.1:${readFileSync(note, 'utf8')}`;
	return { url, stop, observe: async () => (await fetch(address)).json() as Promise<Observed> };
}
