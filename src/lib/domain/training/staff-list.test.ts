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
	expect(readStaffList(text)).toEqual({ numbers, repeated: [], unread: [] });
});

it('names once who stands there twice, and says so', () => {
	expect(readStaffList('0001\n0002\n0001')).toEqual({ numbers: ['0001', '0002'], repeated: ['0001'], unread: [] });
});

it('tells the lines it cannot read', () => {
	const list = readStaffList('髙橋　花子\n0001\n保育園の三人\n市民課 山田');
	expect(list).toEqual({ numbers: ['0001'], repeated: [], unread: ['髙橋 花子', '保育園の三人', '市民課 山田'] });
});
