import type { DepartmentChoice } from './types';

/** What the chart of departments says: how many of how many, who stands first, and who is left out. @param rest said where not all are drawn */
export function departmentSummary(choice: DepartmentChoice, rest: string): string {
	const { rows, among, empty, unmet } = choice;
	if (rows.length === 0) return `表示できる所属がありません。${leftOut(empty)}`;
	const first = choice.order === 'gap' ? firstText(choice) : '';
	const reached = unmet === null ? '' : unmet === 0 ? 'どの所属も目標に届いています。' : unmetText(unmet, among);
	return `${shownText(choice, rest)}${first}${reached}${leftOut(empty)}`;
}

/** The order by gap, by what it goes. */
export const gapOrders: Record<DepartmentChoice['by'], string> = {
	shortfall: '目標までの差の大きい順',
	rate: '低い順',
	amount: '多い順'
};

function shownText({ rows, among, order, by }: DepartmentChoice, rest: string): string {
	const inOrder = order === 'structure' ? '機構順' : gapOrders[by];
	if (rows.length === among) return `${among}所属を${inOrder}に示しています。`;
	return `${among}所属のうち${rows.length}所属を${inOrder}に示しています。${rest}`;
}

const firsts: Record<DepartmentChoice['by'], string> = {
	shortfall: '差が最も大きいのは',
	rate: '最も低いのは',
	amount: '最も多いのは'
};

function firstText({ rows, by }: DepartmentChoice): string {
	const { name, actual, shortfall } = rows[0]!;
	const says = [shortfall, actual.text].filter(Boolean).join('、');
	return rows.length === 1 ? '' : `${firsts[by]}${name}（${says}）です。`;
}

function unmetText(unmet: number, among: number): string {
	return `目標に届いていないのは${among}所属のうち${unmet}所属です。`;
}

function leftOut(empty: number): string {
	return empty === 0 ? '' : `対象のない${empty}所属は除きました。`;
}
