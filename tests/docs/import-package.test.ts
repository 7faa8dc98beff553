import { describe, expect, it } from 'vitest';
import { parseDate } from '$lib/domain/calendar';
import { columnsOf, packageFiles, planFile } from '$lib/domain/exchange';
import { indicatorKinds } from '$lib/domain/indicator';
import { assignmentKinds } from '$lib/domain/organisation';
import { courseCategories } from '$lib/domain/training';
import { packageFolder, packageZip } from '../factories/package-files';
import { freshUrl, imported, kenshu, letTodayBe } from '../integration/cli/in-process';
import { codesIn, manual } from './manual';
import { examplePackage } from './example-package';

/** docs/import-package.md says what the program does, and its example is a package. */

const { text, tables } = manual('import-package.md');
const tableUnder = (heading: string) => tables.find((table) => table.heading.startsWith(heading))?.rows ?? [];

it('lists the files', () => {
	expect(tableUnder('用意するもの').map(([file = '']) => codesIn(file)[0])).toEqual([...packageFiles, planFile]);
});

it.each(packageFiles)('says of every column of %s what it is called and whether it may be blank or absent', (file) => {
	const said = tableUnder(`\`${file}\``).map(([name = '', japanese, blank]) => [codesIn(name)[0], japanese, blank]);
	const blankWords = (optional?: boolean, blank?: boolean) => (optional ? '可（列も省略可）' : blank ? '可' : '不可');
	expect(said).toEqual(
		columnsOf[file].map(({ name, japanese, optional, blank }) => [name, japanese, blankWords(optional, blank)])
	);
});

it('names the closed words', () => {
	const contents = tables.flatMap(({ rows }) => rows).map((row) => row.at(-1));
	expect(contents).toEqual(
		expect.arrayContaining([assignmentKinds.join('、'), courseCategories.join('、'), '確認済、未確認'])
	);
});

it('shows how a date may be written, and each is read so', () => {
	const dates = tableUnder('書き方').map(([written = '', day]) => [parseDate(codesIn(written)[0]!), day]);
	expect(dates.length).toBeGreaterThan(5);
	for (const [read, said] of dates) expect(read).toBe(said);
});

it('tells of every kind of indicator', () => {
	const kinds = tables.find(({ head }) => head[0] === '種類')?.rows ?? [];
	expect(kinds.map(([kind = '']) => codesIn(kind)[0]).sort()).toEqual([...indicatorKinds].sort());
});

describe('the example', () => {
	it('is a package without a fault, as a folder and as a zip, and the second time nothing changes', async () => {
		letTodayBe('2026-06-15');
		const url = await freshUrl();
		const { status, err, files } = await imported(url, packageFolder(examplePackage()));
		expect({ status, err, files: Object.keys(files) }).toEqual({
			status: 0,
			err: [],
			files: [...packageFiles, planFile]
		});
		const again = await imported(url, packageZip(examplePackage(), 'package/'));
		for (const counts of Object.values(again.files)) expect(counts).toMatchObject({ added: 0, changed: 0 });
	});

	it('has indicators that can be computed', async () => {
		letTodayBe('2026-06-15');
		const url = await freshUrl();
		await imported(url, packageFolder(examplePackage()));
		for (const line of (await kenshu(url, 'report', '--list')).out.trimEnd().split('\n'))
			expect(await kenshu(url, 'report', line.split('\t')[0]!)).toMatchObject({ status: 0, err: [] });
	});
});

it('leads on to pages that are there', () => {
	const links = [...text.matchAll(/\]\(([\w-]+\.md)\)/g)].map((match) => match[1]!);
	expect(links.length).toBeGreaterThan(0);
	for (const link of links) expect(manual(link).text).not.toBe('');
});
