import { type Client } from './client';
import { record } from './records';
import { percentile } from './timing';

/** The plans that run: one whose courses everybody takes, and the four of other towns. */
const paths = ['shiomi', 'kinokawa', 'katagami', 'kadoma', 'sennan'].map((code) => `/plans/${code}`);

const rounds = 20;

/** How long the page of a plan takes in ms, for one person: as it stands, and right after a record of a course it counts. */
export type PlanFigures = { warm: { p50: number; p95: number }; fresh: { p95: number } };

export async function planFigures(hr: Client, staff: Client): Promise<PlanFigures> {
	const [warm, fresh]: [number[], number[]] = [[], []];
	for (const path of paths) await open(hr, path);
	for (let round = 0; round < rounds; round++) for (const path of paths) warm.push(await open(hr, path));
	for (let round = 0; round < rounds; round++)
		for (const [place, path] of paths.entries()) {
			await record(staff, 700 + round * paths.length + place, 1, 'DX-BASIC');
			fresh.push(await open(hr, path));
		}
	return { warm: { p50: percentile(warm, 50), p95: percentile(warm, 95) }, fresh: { p95: percentile(fresh, 95) } };
}

async function open(client: Client, path: string): Promise<number> {
	const { status, milliseconds } = await client.get(path);
	if (status !== 200) throw new Error(`${path} was answered with ${status}`);
	return milliseconds;
}
