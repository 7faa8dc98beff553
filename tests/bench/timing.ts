/** How long the task takes, in milliseconds: the median of several runs. */
export async function median(runs: number, task: (run: number) => unknown): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		await task(run);
		times.push(performance.now() - start);
	}
	return times.sort((one, other) => one - other)[Math.floor(runs / 2)]!;
}

export async function once<T>(task: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
	const start = performance.now();
	const result = await task();
	return { result, milliseconds: performance.now() - start };
}
