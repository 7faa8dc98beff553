import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, manual } from './manual';

/** docs/glossary.md names every room of the domain, and in it only words that are really there. */

const domain = join(import.meta.dirname, '../../src/lib/domain');
const rooms = readdirSync(domain, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);
const { tables } = manual('glossary.md');

const sourcesOf = (room: string) =>
	readdirSync(join(domain, room), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
		.map((name) => readFileSync(join(domain, room, name), 'utf8'))
		.join('\n');

describe.each(rooms)('%s', (room) => {
	const rows = tables.find(({ heading }) => heading.startsWith(`${room}（`))?.rows ?? [];

	it('has its terms, each with its Japanese', () => {
		expect(rows.length).toBeGreaterThan(0);
		for (const [term = '', japanese = ''] of rows) expect([term, japanese], term).not.toContain('');
	});

	it('has no term that its code does not know', () => {
		const source = sourcesOf(room);
		const terms = rows.map(([term = '']) => codesIn(term)[0]!);
		expect(terms.filter((term) => !new RegExp(`(?<![\\w-])${term}(?![\\w-])`).test(source))).toEqual([]);
	});
});
