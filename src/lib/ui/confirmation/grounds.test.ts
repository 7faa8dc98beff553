import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { Confirmation } from '$lib/domain/confirmation';
import ConfirmationGrounds from './ConfirmationGrounds.svelte';

const grounds = { hr: 2, departments: 1, withoutHead: [], waiting: { completions: 1, holdings: 0 } };
const without = [{ departmentCode: '1010', department: '企画課', count: 1 }];

it.each<Confirmation & { advised: boolean; because: string }>([
	{ completions: '所属長', holdings: '所属長', advised: false, because: 'もうそうなっている' },
	{ completions: '人事', holdings: '所属長', advised: true, because: '受講記録は人事だけ' },
	{ completions: '人事', holdings: '人事', advised: true, because: 'どちらも人事だけ' }
])('advises what helps where nobody can confirm: $because', ({ completions, holdings, advised }) => {
	const { body } = render(ConfirmationGrounds, { props: { grounds, without, decided: { completions, holdings } } });
	expect(body.includes('下の設定を「所属長と人事」に変える')).toBe(advised);
	expect(body).toContain('人事の利用者を増やしてください');
	expect(body).toContain('kenshu user role 職員番号 --role 職員 --role 人事');
});
