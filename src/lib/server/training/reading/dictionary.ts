import { kanji } from './kanji';
import { words } from './words';

/** Each word or single letter with its readings in ひらがな. */
export const dictionary: ReadonlyMap<string, string[]> = new Map([
	...entries(kanji).map((entry) => [entry[0]!, joined(entry.slice(1).split('/'))] as const),
	...entries(words)
		.map((entry) => entry.split(':'))
		.map(([word, read]) => [word!, read!.split('/')] as const)
]);

/** Letters of the longest word. */
export const longestWord = Math.max(...[...dictionary.keys()].map((word) => word.length));

function entries(list: string): string[] {
	return list.trim().split(/\s+/);
}

/** With the sounds these change to beside each other: はつ and ひょう are はっ and ぴょう in はっぴょう. */
function joined(read: string[]): string[] {
	const shortened = read.map((one) => one.replace(/(?<=.)[くつ]$/, 'っ'));
	const hardened = read.map((one) =>
		one.replace(/^[はひふへほ]/, (kana) => String.fromCharCode(kana.charCodeAt(0) + 2))
	);
	return [...new Set([...read, ...shortened, ...hardened])];
}
