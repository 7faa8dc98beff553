import { expect, it } from 'vitest';
import { isComplete } from './install.mjs';

type Packages = Parameters<typeof isComplete>[0];

const server = { version: '1.0.0', integrity: 'sha512-a' };
const tool = { version: '2.0.0', integrity: 'sha512-b', dev: true };
const binary = { version: '3.0.0', integrity: 'sha512-c', optional: true };
const locked: Packages = { '': {}, server, tool, binary };

const all: Packages = { server, tool };
const pruned: Packages = { server };
const older: Packages = { server: { ...server, version: '0.9.0' }, tool };
const other: Packages = { server: { ...server, integrity: 'sha512-z' }, tool };

it.each([
	{ installed: null, development: true, complete: false, because: 'nothing was ever installed' },
	{ installed: all, development: true, complete: true, because: 'only the binary of another platform is missing' },
	{ installed: pruned, development: true, complete: false, because: 'the tools were pruned' },
	{ installed: pruned, development: false, complete: true, because: 'serving needs no tools' },
	{ installed: older, development: false, complete: false, because: 'an older version is there' },
	{ installed: other, development: false, complete: false, because: 'other contents are there' }
])('answers $complete when $because', ({ installed, development, complete }) => {
	expect(isComplete(locked, installed, development)).toBe(complete);
});
