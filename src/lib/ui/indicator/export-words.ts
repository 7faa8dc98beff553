/** What a file of 出力 is: what stands in it, and for whose eyes it is. */
export type FileWords = { file: string; label: string; what: string; eyes: string };
export type FileGroup = { heading: string; lead: string; files: FileWords[] };

const inside = '庁内で使うファイルです。';
const names = '名前が入っています。この人たちの受講を知ってよい人のほかには渡さないでください。';
const old =
	'文字がCP932（Shift_JIS）でないと読めないシステムのためのものです。表せない文字があるときは、先に一覧を示します。';

/** @param files the files this viewer may take, by the last part of their address */
export function fileGroups(files: readonly string[], isHand: boolean): FileGroup[] {
	const withNames = files.includes('names.csv');
	const book = `シート「数値」に${isHand ? '数値' : '所属ごとの数値'}、「数え方」に数え方と基準日が入ります。`;
	const group = (heading: string, lead: string, all: FileWords[]): FileGroup => {
		return { heading, lead, files: all.filter(({ file }) => files.includes(file)) };
	};
	return [
		group('表計算ソフトで使う', `${inside}5人未満の所属の数も、そのまま入ります。`, [
			{
				file: 'report.xlsx',
				label: 'Excelブック（xlsx）',
				what: withNames ? `${book}「対象者」に名簿が入ります。` : book,
				eyes: withNames ? names : inside
			},
			{
				file: 'report.csv',
				label: '数値のCSV（UTF-8）',
				what: `${isHand ? '数値' : '所属ごとの数値'}の表です。見出しは日本語で、指標名、年度、基準日の列が付きます。名前は入りません。`,
				eyes: inside
			},
			{ file: 'report-cp932.csv', label: '数値のCSV（CP932）', what: old, eyes: inside }
		]),
		group('名簿', '職員番号、氏名、フリガナ、所属、区分、理由の表です。', [
			{
				file: 'names.csv',
				label: '名簿のCSV（UTF-8）',
				what: '外字や異体字も、登録されたとおりに入ります。',
				eyes: names
			},
			{ file: 'names-cp932.csv', label: '名簿のCSV（CP932）', what: old, eyes: names }
		]),
		group('公開する', 'ウェブサイトなどに載せられるファイルです。', [
			{
				file: 'open-data.csv',
				label: 'オープンデータのCSV（UTF-8）',
				what: isHand
					? '入力した数値と出典が入ります。'
					: '5人未満の数と、引き算でそれがわかってしまう数は「X」にしてあります。確認待ちと名前は入りません。',
				eyes: isHand
					? 'だれに見せてもかまいません。'
					: 'だれに見せてもかまいません。ただし、近い日の分を並べて公開すると差から人がわかることがあるので、年度末の分だけを公開してください。'
			}
		])
	].filter((one) => one.files.length > 0);
}

/** 97所属のうち28所属に「X」があります。 */
export function withheldWords({ rows, withheld }: { rows: number; withheld: number }): string {
	if (rows === 0) return '所属ごとの数は、足しても全体にならないため載せません。全体の数だけが入ります。';
	if (withheld === 0) return `${rows}所属のすべてを載せます。「X」はありません。`;
	return `${rows}所属のうち、${withheld}所属に「X」があります。${rows - withheld}所属は、すべての数を載せます。`;
}

const namedAtMost = 20;

/** 100%：財政課、企画課（ほか3所属） */
export function toldWords(percent: string, departments: readonly string[]): string {
	const more = departments.length - namedAtMost;
	const named = departments.slice(0, namedAtMost).join('、');
	return `${percent}%：${named}${more > 0 ? `（ほか${more}所属）` : ''}`;
}
