import { expect, it } from 'vitest';
import { readStaffList } from './staff-list';
import { otherName } from './staff-names';

const other = (text: string, number = '001403', name = '佐々木 誠') =>
	otherName(readStaffList(text).beside, number, name);

it.each([
	{ text: '001403\t小野　和夫', because: 'タブの隣' },
	{ text: '市民課\t小野 和夫\tオノ カズオ\t001403\t出席', because: '番号より前の列' },
	{ text: '001403 小野 和夫', because: '空白で区切った行' },
	{ text: '001403,小野 和夫', because: '読点で区切った行' },
	{ text: '職員番号\t氏名\t職名\n001403\t小野 和夫\t主事', because: '見出しの氏名の列' },
	{ text: '001403\t佐々木 誠\n001403\t小野 和夫', because: '二度書かれた番号の片方' }
])('tells the name that is not of the person of the number: $because', ({ text }) => {
	expect(other(text)).toBe('小野 和夫');
});

it.each([
	{ text: '００１４０３\t佐々木　　誠', because: '全角と空白' },
	{ text: '001403\t佐々木誠さん', because: '敬称' },
	{ text: '001403\t佐々木', because: '名字だけ' },
	{ text: '001403\t佐々木 誠(再任用)\t市民課', because: 'かっこの添え書きと所属' },
	{ text: '001403\t長谷部 誠', name: '長谷部 誠', because: '所属のように終わる名字' },
	{ text: '001403\t阿部 園長', name: '阿部 健', because: '名字と職' },
	{ text: '001403\t中村', name: '中村 花子', because: '地名のように終わる名字' },
	{ text: '001403\t市民課\t係長\t出席', because: '名前でない列だけ' },
	{ text: '001403\tオノ カズオ', because: 'フリガナだけ' },
	{ text: '職員番号\t会場名\n001403\t中央公民', because: '氏名の見出しがない' },
	{ text: '001403 001862', because: '番号だけ' },
	{ text: '001862\t小野 和夫', because: 'ほかの番号の行' }
])('says nothing where the name is theirs or none: $because', ({ text, name }) => {
	expect(other(text, '001403', name)).toBeNull();
});
