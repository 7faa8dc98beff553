import { formatFiscalYear } from '$lib/domain/calendar';
import { type PlanFault, type PlanRemark, type Problem, type Remark } from '$lib/domain/plan';
import { dateForms } from '../rows/sentences';
import { type Fault, planFile } from '../sheet';

/** A fault of plan.json for whoever writes the file: in its own words, which are the keys. */
export function faultOf({ path, value, problem }: PlanFault): Fault {
	const key = path === '' ? 'plan.json の全体' : path.slice(path.lastIndexOf('.') + 1);
	return { file: planFile, row: null, column: path, value: valueText(value), message: sentence(key, value, problem) };
}

/** A value of plan.json as a fault shows it: a text as it is, everything else as JSON, null where there is none. */
function valueText(value: unknown): string | null {
	if (value === undefined) return null;
	return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}

function sentence(key: string, value: unknown, problem: Problem): string {
	const written = `「${valueText(value)}」`;
	switch (problem.code) {
		case 'missing':
			return `${key} がありません。値を書いてください。`;
		case 'blank':
			return `${key} が空です。値を書いてください。`;
		case 'not-text':
			return `${key} は引用符 " " で囲んだ文字列で書いてください。`;
		case 'not-an-object':
			return `${key} は { } で囲んだ項目の集まりにしてください。`;
		case 'not-a-list':
			return `${key} は [ ] で囲んだ並びにしてください。`;
		case 'not-a-flag':
			return `${key} は true か false で書いてください。`;
		case 'not-a-number':
			return `${key}${written}は数ではありません。引用符のない数で書いてください。`;
		case 'not-a-date':
			return `${key}${written}は日付ではありません。${dateForms}`;
		case 'not-a-year':
			return '年度は、始まる年の西暦を 2024 のように引用符のない整数で書いてください。';
		case 'not-two-years':
			return `${key} には最初と最後の年度を二つ書いてください。`;
		case 'years-reversed':
			return '計画の期間が始まる前に終わっています。最初の年度、最後の年度の順に書いてください。';
		case 'unknown-word':
			return `${key}${written}は使えません。${problem.words.join('、')} のどれかを書いてください。`;
		case 'not-whole':
			return `${key}${written}は使えません。${problem.least}以上の整数で書いてください。`;
		case 'outside':
			return `${key}${written}は使えません。${problem.least}から${problem.most}までの数で書いてください。`;
		case 'unknown-key':
			return `${key} という項目はここでは使えません。使えるのは ${problem.known.join('、')} です。`;
		case 'any-or-all':
			return `${key} には anyOf か allOf のどちらか一つに、研修コードを並べてください。`;
		case 'reserved-code':
			return `${key}${written}は使えません。別のコードにしてください。`;
		case 'control-characters':
			return `${key} に改行などの見えない文字が入っています。取り除いてください。`;
		case 'too-long':
			return `${key} は${problem.most}文字までで書いてください。`;
		case 'at-least-with-all':
			return `${key} は allOf と一緒に使えません。${key} を消すか、anyOf に変えてください。`;
		case 'same-target':
			return `${problem.earlier} と同じ年度・所属の目標です。どちらか一つにしてください。`;
		case 'same-plan':
			return `計画コード${written}は ${problem.earlier} と同じです。どちらか一つにしてください。`;
		case 'same-indicator':
			return `指標コード${written}は ${problem.earlier} と同じです。どちらか一つにしてください。`;
	}
}

/** What is told of plan.json although it is taken in. */
export function remarkSentence({ path, remark }: PlanRemark): string {
	return `plan.json の ${path} は、${remarkWords(remark)}`;
}

const neededFor = { cumulative: 'window が cumulative', new: 'count が new', threshold: 'measure が threshold' };

function remarkWords(remark: Remark): string {
	switch (remark.code) {
		case 'unknown-key':
			return '知らない項目なので読みません。';
		case 'unused':
			return `${neededFor[remark.when]}のときだけ使うので読みません。`;
		case 'since-after-first-target':
			return `最初の目標の年度（${formatFiscalYear(remark.firstTarget)}）より後です。その年度の目標には届きません。起算日を確かめてください。`;
		case 'percent-outside':
			return `${remark.percent}％です。0から100までの数かどうか確かめてください。`;
		case 'year-outside-plan':
			return `計画の期間の外の年度（${remark.fiscalYear}年度）です。どの年の目標か確かめてください。`;
	}
}
