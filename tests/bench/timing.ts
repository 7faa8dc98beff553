/** How long the task takes, in milliseconds: the median of several runs. */
export async function median(runs: number, task: (run: number) => unknown): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		await task(run);
		times.push(performance.now() - start);
	}
	return percentile(times, 50);
}

/** The smallest of the times that so many percent of them do not exceed. */
export function percentile(times: readonly number[], percent: number): number {
	const inOrder = times.toSorted((one, other) => one - other);
	return inOrder[Math.max(0, Math.ceil((percent / 100) * inOrder.length) - 1)] ?? NaN;
}

export async function once<T>(task: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
	const start = performance.now();
	const result = await task();
	return { result, milliseconds: performance.now() - start };
}
