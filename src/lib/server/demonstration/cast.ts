import { day, type DayNumber, toDayNumber } from '$lib/domain/calendar';
import { DX_SECTION, GENERAL_AFFAIRS_SECTION, TRAINED_SECTION } from './town/departments';
import signIns from './sign-ins.json';

/** Somebody a visitor can sign in as: always there, always in the same post. */
export type Part = {
	title: string;
	staffNumber: string;
	name: string;
	kana: string;
	department: string;
	head: boolean;
	hiredOn: DayNumber;
};

/** 市民課: the sign-ins 職員, 所属長 and 確認代行 meet here, and records wait here for confirmation. */
export const VISITED_SECTION = '0310';

/** 職員, the sign-in that has not had the DX training yet. */
export const NEWCOMER = '職員';

export const cast: Part[] = [
	part(NEWCOMER, '髙橋　花子', 'タカハシ　ハナコ', VISITED_SECTION, '2019-04-01'),
	{ ...part('所属長', '渡邉　健一', 'ワタナベ　ケンイチ', VISITED_SECTION, '1996-04-01'), head: true },
	part('確認代行', '濵田　由美子', 'ハマダ　ユミコ', VISITED_SECTION, '2004-04-01'),
	part('人事', '佐藤　美咲', 'サトウ　ミサキ', TRAINED_SECTION, '2009-04-01'),
	part('情報セキュリティ担当', '﨑山　誠', 'サキヤマ　マコト', DX_SECTION, '2006-04-01'),
	part('DX推進担当', '中村　遥', 'ナカムラ　ハルカ', DX_SECTION, '2013-04-01'),
	part('管理者', '小林　大輔', 'コバヤシ　ダイスケ', GENERAL_AFFAIRS_SECTION, '2011-10-01')
];

function part(title: string, name: string, kana: string, department: string, hiredOn: string): Part {
	const signIn = signIns.find((candidate) => candidate.title === title);
	if (!signIn) throw new Error(`sign-ins.json has no ${title}`);
	const { staffNumber } = signIn;
	return { title, staffNumber, name, kana, department, head: false, hiredOn: toDayNumber(day(hiredOn)) };
}
