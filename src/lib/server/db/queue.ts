/** First in, first out: each task starts when the one before it has ended, however it ended. */
export class Queue {
	#last: Promise<unknown> = Promise.resolve();

	run<T>(task: () => Promise<T>): Promise<T> {
		const result = this.#last.then(task);
		this.#last = result.catch(() => undefined);
		return result;
	}
}
