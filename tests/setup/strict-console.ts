import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

// What nobody expected on console.error fails the test that wrote it. A test that expects an error spies on
// console.error itself; its spy stands before this one and gives way to it again when it is restored.

const stray: string[] = [];
const write = console.error;

console.error = (...args: unknown[]) => {
	stray.push(format(...args));
	write(...args);
};

function expectNone() {
	const written = stray.splice(0);
	if (written.length) throw new Error(`console.error was called:\n${written.join('\n')}`);
}

afterEach(expectNone);
afterAll(expectNone);
