import { type FinisherColumns } from './columns';

const nameHeading = /名前|氏名|姓名|受講者|修了者|参加者|ユーザー?|利用者|name/i;
/** What is no name of a person though it says so: readings, numbers, mails and names of other things. */
const otherHeading =
	/カナ|かな|ｶﾅ|ふり|フリ|ローマ|番号|コード|id$|mail|メール|数$|所属|部署|課名|研修|コース|講座|file|ファイル/i;

/** 市川 翔: two words of a name, of which the last is no 課. */
const fullName =
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ヶー]{1,5}[ 　][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ヶー]{1,5}$/u;
const notAName = /[部課室係局署館校園所]$/;

/**
 * The headings that are used for nothing though names seem to stand under them, where no column is taken for 氏名: numbers would be taken as
 * certain that the names contradict.
 *
 * @param samples rows of texts, in the order of the headings
 */
export function unusedNames(
	headings: readonly string[],
	{ sources }: Pick<FinisherColumns, 'sources'>,
	samples: readonly (readonly string[])[]
): string[] {
	if (sources.name) return [];
	const used = new Set(Object.values(sources).flatMap((source) => ('heading' in source ? [source.heading] : [])));
	const looks = (heading: string, column: number) =>
		saysName(heading.normalize('NFKC')) || areNames(samples.map((texts) => (texts[column] ?? '').trim()));
	return headings.filter((heading, column) => !used.has(heading) && looks(heading, column));
}

function saysName(heading: string): boolean {
	return nameHeading.test(heading) && !otherHeading.test(heading);
}

function areNames(texts: readonly string[]): boolean {
	const written = texts.filter((text) => text !== '');
	return written.length > 0 && written.every((text) => fullName.test(text) && !notAName.test(text));
}
