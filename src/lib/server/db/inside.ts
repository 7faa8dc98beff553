import { AsyncLocalStorage } from 'node:async_hooks';

/** A line of tasks that a task is inside of, and the one around that. */
type Inside = { line: object; outer: Inside | undefined };

// One for all databases of the process: in Node 20 each such storage makes every promise slower for as long as the process lives.
const inside = new AsyncLocalStorage<Inside>();

/** Runs the task as one of this line; what it starts is inside of it too. */
export function runInside<T>(line: object, task: () => Promise<T>): Promise<T> {
	return inside.run({ line, outer: inside.getStore() }, async () => await task());
}

/** Whether the caller is a task of this line, which would wait for itself if it stood there once more. */
export function isInside(line: object): boolean {
	for (let at = inside.getStore(); at; at = at.outer) if (at.line === line) return true;
	return false;
}
