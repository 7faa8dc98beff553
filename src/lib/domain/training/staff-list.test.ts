import { expect, it } from 'vitest';
import { readStaffList } from './staff-list';

it.each([
	{ text: '001862\n001207', numbers: ['001862', '001207'], because: '一行に一人' },
	{ text: '001862\t髙橋　花子\r\n001207\t渡邉　健一\r\n', numbers: ['001862', '001207'], because: 'Excelの2列' },
	{ text: '職員番号\t氏名\n001862\t髙橋　花子', numbers: ['001862'], because: '見出しの行' },
	{
		text: 'No.\t所属\t職員番号\t氏名\n1\t市民課\t001862\t髙橋 花子\n2\t市民課\t001207\t渡邉 健一',
		numbers: ['001862', '001207'],
		because: '番号の列が3列目で、連番は職員番号ではない'
	},
	{ text: '００１８６２、００１２０７', numbers: ['001862', '001207'], because: '全角の数字と読点' },
	{ text: ' 001862 , 001207;A-12　1862 ', numbers: ['001862', '001207', 'A-12', '1862'], because: '一行に何人も' },
	{ text: '"001862"\t"髙橋 花子"', numbers: ['001862'], because: '引用符' },
	{ text: '001862\t2026/6/1\t1.5\t9:30', numbers: ['001862'], because: '日付・時間・時刻は番号ではない' },
	{ text: '氏名\n\n', numbers: [], because: '見出しと空の行だけ' }
])('$because', ({ text, numbers }) => {
	expect(readStaffList(text)).toMatchObject({ numbers, repeated: [], unread: [], unclear: [] });
});

it.each([
	{ text: '1\t001862\t髙橋 花子\n2\t001207\t渡邉 健一', because: '連番の列' },
	{ text: '001862\t髙橋 花子\t1207\n001207\t渡邉 健一', because: '内線の列' },
	{ text: '001862\t髙橋 花子\n渡邉 健一\t001207', because: '列がそろわない' },
	{ text: '001862 髙橋 花子 1207', because: '一行に名前と二つの番号' },
	{ text: '1,001862,髙橋 花子', because: '読点の連番' },
	{ text: '001862\t20260601', because: '続けて書いた日付' }
])('takes no figure for a person where the column is unclear: $because', ({ text }) => {
	const list = readStaffList(text);
	expect(list.numbers).toEqual([]);
	expect(list.unclear[0]).toBe(text.split('\n')[0]);
});

it.each([
	{ text: '001862\t2026-06-01', numbers: ['001862'], because: 'Excelの日付' },
	{ text: '001862\tR8-6-1', numbers: ['001862'], because: '元号の日付' },
	{ text: 'No.,職員番号,氏名\n1,001862,髙橋', numbers: ['001862'], because: 'CSVの見出し' },
	{ text: '職員番号\t氏名\t内線\n001862\t髙橋\t1207', numbers: ['001862'], because: '見出しがあれば内線は読まない' }
])('$because', ({ text, numbers }) => {
	expect(readStaffList(text)).toMatchObject({ numbers, unread: [], unclear: [] });
});

it('takes what stands above the titles of a table for no person, and tells it', () => {
	const list = readStaffList('課コード\t0310\n職員番号\t氏名\n001862\t髙橋');
	expect(list).toMatchObject({ numbers: ['001862'], unread: ['課コード\t0310'], unclear: [] });
});

it('says which numbers stood alone: only of those may Excel have cut zeros', () => {
	expect(readStaffList('1862\n1 001207\n職員番号\t氏名\n8\t職員 五').alone).toEqual(['1862', '8']);
});

it('names once who stands there twice, and says so', () => {
	expect(readStaffList('0001\n0002\n0001')).toMatchObject({
		numbers: ['0001', '0002'],
		repeated: ['0001'],
		unread: []
	});
});

it('tells the lines it cannot read', () => {
	const list = readStaffList('髙橋　花子\n0001\n保育園の三人\n市民課 山田');
	expect(list).toMatchObject({ numbers: ['0001'], repeated: [], unread: ['髙橋 花子', '保育園の三人', '市民課 山田'] });
});
