import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usage } from '../../src/cli/usage';
import { packageFolder, temporaryFolder } from '../factories/package-files';
import { kenshu, letTodayBe } from '../integration/cli/in-process';
import { examplePackage } from './example-package';
import { manual } from './manual';

/** Every example of docs/command-line.md is run, one after the other, and has to print what the manual shows. */

const { blocks, text } = manual('command-line.md');

/** A command and the lines that follow it; 「…」 stands for anything. */
type Example = { words: string[]; output: string[] };

function examplesIn(block: string): Example[] {
	return block
		.trimEnd()
		.split(/^\$ /m)
		.slice(1)
		.map((example) => {
			const [command = '', ...output] = example.trimEnd().split('\n');
			return { words: command.replace('npm run --silent kenshu -- ', '').split(' '), output };
		});
}

const examples = blocks.filter(({ language }) => language === 'console').flatMap(({ text }) => examplesIn(text));

it('prints what it shows', async () => {
	letTodayBe('2026-06-15');
	const folder = temporaryFolder();
	const url = `file:${join(folder, 'kenshu.db')}`;
	const places: Record<string, string> = {
		'/srv/kenshu/package': packageFolder(examplePackage()),
		'/srv/kenshu/wrong': packageFolder({
			'staff.csv': '職員番号,氏名,フリガナ,採用日,退職日\n000105,林 一郎,,R8.4.31,\n',
			'completions.csv': '職員番号,研修コード,受講日,時間,理解度,状態,登録元\n000102,DX-BASlC,R8.6.12,3,6,確認済,\n'
		}),
		'/srv/kenshu/report.json': join(folder, 'report.json'),
		'/srv/kenshu/report.xlsx': join(folder, 'report.xlsx'),
		'/srv/backup/kenshu.db': join(folder, 'backup.db')
	};
	expect(examples.length).toBeGreaterThan(10);
	for (const { words, output } of examples) {
		if (words[0] === 'help') continue; // below
		const { out, err } = await kenshu(url, ...words.map((word) => places[word] ?? word));
		const said = [...err, ...out.split('\n').slice(0, -1)].map(withoutBom).map((line) => asShown(line, places));
		expect(said, words.join(' ')).toEqual(output.map(lineLike));
	}
	expect(JSON.parse(readFileSync(places['/srv/kenshu/report.json']!, 'utf8'))).toMatchObject({ asOf: '2025-03-31' });
});

/** With the places the manual names instead of those of this test. */
function asShown(line: string, places: Record<string, string>): string {
	return Object.entries(places).reduce((shown, [place, real]) => shown.replaceAll(real, place), line);
}

const withoutBom = (line: string) => line.replace(/^\uFEFF/, '').replace(/\r$/, '');

function lineLike(line: string): unknown {
	if (!line.includes('…')) return line;
	const parts = line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return expect.stringMatching(new RegExp(`^${parts.join('.*')}$`));
}

it('shows the beginning of the help', () => {
	const help = examples.find(({ words }) => words[0] === 'help');
	expect(usage.split('\n')[0]).toBe(help?.output[0]);
});

describe('names every command', () => {
	const commands = [...usage.matchAll(/^ {2}(\S+(?: [a-z-]+)?)/gm)].map((match) => match[1]!);
	it.each(commands)('%s', (command) => {
		expect(text).toContain(command);
	});
});
