import { type CivilDate, formatDay, formatFiscalYear } from '$lib/domain/calendar';

/** Why a row of a list of finishers is not taken in, and what to do; the page puts the row's number before it. */
export const finisherRowSentences = {
	nobodyNamed: '職員番号も氏名も空です。だれの受講かを書いてください。',
	noCourse: '研修が空です。研修の名前かコードを書いてください。',
	noDay: '受講日が空です。修了していない人は取り込みません。修了した人なら、日付を書いてください。',
	unreadableDay: (text: string) => `受講日「${text}」は日付として読めません。2026/4/1 のように書いてください。`,
	serialDay: (text: string, on: CivilDate) =>
		`受講日「${text}」は、Excelの日付の番号（${formatDay(on)}）のようです。Excelで列の表示形式を「日付」にして、保存し直してください。`,
	unreadableHours: (text: string) => `時間「${text}」は読めません。1.5 や 90分 のように書いてください。`,
	tooManyHours: (text: string, most: number) =>
		`時間「${text}」は${most}時間を超えています。分で書かれた列なら、列の画面で「分」を選んでください。`,
	unreadableLevel: (text: string) =>
		`理解度「${text}」は1から5までの整数ではありません。100点満点なら、列の画面で「100点満点の点」を選んでください。`,
	unreadablePoints: (text: string) => `点「${text}」は0から100までの数ではありません。点を確かめてください。`,
	longMethod: (most: number) => `実施方法が${most}字を超えています。列の画面で、実施方法の列を確かめてください。`,
	manyMethods: (text: string, most: number) =>
		`実施方法「${text}」は${most + 1}種類目です。一つの名簿では${most}種類までです。列の画面で、実施方法の列を確かめてください。`,
	unknownCourse: (text: string) =>
		`研修「${text}」は登録されていません。列の画面で共通の研修を選ぶか、研修の名前を登録と同じに直してください。`,
	severalCourses: (text: string) => `研修「${text}」という名前の研修がいくつもあります。研修コードで書いてください。`,
	notTheirs: (text: string) =>
		`研修「${text}」は、この年度の必須研修の研修ではありません。人事担当が取り込むか、必須研修に加えてください。`,
	future: (on: CivilDate) => `受講日${formatDay(on)}は、まだ来ていません。日付を確かめてください。`,
	otherYear: (on: CivilDate, fiscalYear: number) =>
		`受講日${formatDay(on)}は${formatFiscalYear(fiscalYear)}ではありません。日付を直すか、年度を選び直してください。`,
	twice: (rowNumber: number) => `${rowNumber}行目と同じ人・研修・受講日です。${rowNumber}行目だけを取り込みます。`,
	contradicts: (rowNumbers: readonly number[], more: number) =>
		`${rowNumbers.join('・')}行目${more > 0 ? `ほか${more}行` : ''}と同じ人・研修・受講日ですが、値が違います。正しい行だけを残してください。`,
	fitsNobody: (who: string) => `${who}に当たる職員がいません。人の確認の画面で職員番号を入力すると取り込めます。`,
	unanswered: (who: string) => `${who}がだれのことか、まだ決まっていません。人の確認の画面で選んでください。`,
	leftOut: (who: string) => `${who}は、取り込まないことにしました。`,
	total: '合計の行です。人の行ではないので、取り込みません。'
};
