import { expect, it } from 'vitest';
import { isDoneAlready } from '$lib/server/confirmation/done-already';
import { shownRecord } from '$lib/server/confirmation/records';
import { confirmCompletion, holdCompletion, returnCompletion } from '$lib/server/confirmation/review';
import { type Actor, confirmingTown } from './town';

type Sent = Parameters<typeof isDoneAlready>[3];

it.each<{ done: Sent; sent: Sent; by?: Actor; isRepeated: boolean; because: string }>([
	{
		...{ done: { act: 'confirm', reason: '' }, sent: { act: 'confirm', reason: '' } },
		...{ isRepeated: true, because: '返事が届かず、同じ人がもう一度送った' }
	},
	{
		...{ done: { act: 'confirm', reason: '' }, sent: { act: 'confirm', reason: '' }, by: 'otherHr' },
		...{ isRepeated: false, because: 'ほかの人が先に確認していた' }
	},
	{
		...{ done: { act: 'return', reason: '日付' }, sent: { act: 'return', reason: ' 日付 ' } },
		...{ isRepeated: true, because: '前後の空白は理由を変えない' }
	},
	{
		...{ done: { act: 'return', reason: '日付' }, sent: { act: 'return', reason: '時間' } },
		...{ isRepeated: false, because: '別の理由は伝わっていない' }
	},
	{
		...{ done: { act: 'hold', reason: '照会中' }, sent: { act: 'hold', reason: '照会中' } },
		...{ isRepeated: true, because: '保留は待っているまま' }
	},
	{
		...{ done: { act: 'return', reason: '日付' }, sent: { act: 'confirm', reason: '' } },
		...{ isRepeated: false, because: '差し戻したものは確認していない' }
	},
	{
		...{ done: { act: 'hold', reason: '照会中' }, sent: { act: 'release', reason: '' } },
		...{ isRepeated: false, because: '保留は解かれていない' }
	}
])('$because', async ({ done, sent, by = 'hr', isRepeated }) => {
	const town = await confirmingTown();
	const [hr, other, id] = [await town.as('hr'), await town.as(by), await town.record()];
	const commands = { confirm: confirmCompletion, return: returnCompletion, hold: holdCompletion, release: null };
	expect(await commands[done.act]?.(town.database, hr, await town.seen(id), done.reason)).toEqual({ ok: true });
	const { reader } = town.database;
	const record = (await shownRecord(reader, other, 'completion', id, 'confirm'))!;
	expect(await isDoneAlready(reader, other, record, sent)).toBe(isRepeated);
});
