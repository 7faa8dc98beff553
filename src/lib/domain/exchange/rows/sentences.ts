import { type Column } from '../columns';
import { type Fault, type PackageFile } from '../sheet';

/** How a date may be written, for the end of a sentence. */
export const dateForms = '2024-04-01、2024/4/1、R6.4.1 のように書いてください。';
export const partDateForms = '2024-04-01、2024-04、2024、R6.4.1、R6.4、R6 のように書いてください。';

/** What can be wrong with one value, as the sentence shown to whoever prepares the file. */
export const valueSentences = {
	blank: (name: string) => `${name}が空欄です。値を入れてください。`,
	numericCell: (name: string, value: string) =>
		`${name}「${value}」が数値のセルです。先頭の0が失われないように、列を文字列の書式にして入れ直してください。`,
	date: (name: string, value: string) => `${name}「${value}」は日付ではありません。${dateForms}`,
	partDate: (name: string, value: string) => `${name}「${value}」は日付ではありません。${partDateForms}`,
	number: (name: string, value: string, range: string) =>
		`${name}「${value}」は正しい数ではありません。${range}で書いてください。`,
	word: (name: string, value: string, words: readonly string[]) =>
		`${name}「${value}」は使えません。${words.join('、')} のどれかを書いてください。`
};

/** A column that must be there and is not. */
export function missingColumn(file: PackageFile, { name, japanese }: Column): Fault {
	const message = `列「${japanese}」（${name}）がありません。1行目に見出しを加え、各行に値を入れてください。`;
	return { file, row: null, column: name, value: null, message };
}
