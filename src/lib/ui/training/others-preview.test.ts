import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import OthersPreview from './OthersPreview.svelte';

const preview = {
	fields: { courseCode: 'DX', completedOn: '2026-06-01', hours: '', method: '', people: '0001' },
	...{ course: 'DX基礎', unread: [], repeated: [] },
	rows: [
		{
			said: '0001',
			staffNumber: '0001',
			name: '海野 花子',
			department: '企画課',
			otherName: null,
			outcome: 'recorded' as const
		}
	]
};
const sheet = { sha256: 'a'.repeat(64), name: '名簿.pdf' };

describe('before it is recorded', () => {
	it.each([
		{ sent: [sheet], warned: true, because: '名簿は、そこにあるそれぞれの人に開ける' },
		{ sent: [], warned: false, because: '証跡がない' }
	])('says who sees the sheet: $because', ({ sent, warned }) => {
		const { body } = render(OthersPreview, { props: { ...preview, sent } });
		expect(body.includes('記録するそれぞれの人にも見えます')).toBe(warned);
		expect(body).toContain('1人の受講を記録する');
	});

	it('warns beside whose number has another name in the list, and records them still', () => {
		const rows = [{ ...preview.rows[0]!, otherName: '小野 和夫' }];
		const { body } = render(OthersPreview, { props: { ...preview, rows, sent: [] } });
		expect(body).toMatch(/注意.*貼り付けた氏名「小野 和夫」と違います/);
		expect(body).toContain('1人の受講を記録する');
	});
});
