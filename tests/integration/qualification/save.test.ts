import sharp from 'sharp';
import { expect, it } from 'vitest';
import { evidenceOf } from '$lib/server/evidence/queries';
import { takeEvidence } from '$lib/server/evidence/take';
import { confirmHolding } from '$lib/server/qualification/commands';
import { sentBefore } from '$lib/server/qualification/form';
import { ownQualifications } from '$lib/server/qualification/own-page';
import { saveHolding } from '$lib/server/qualification/save';
import { waitingHoldings } from '$lib/server/qualification/waiting';
import { claimOf, smallTown } from './small-town';

type Town = Awaited<ReturnType<typeof smallTown>>;

it('keeps the evidence with the record, also when it is mended', async () => {
	const town = await smallTown();
	const saved = await save(town, { sent: [await sendPicture(town, 'red')] });
	expect(saved).toMatchObject({ ok: true, isProven: true });
	const [card] = await cardsOf(town);
	expect(card!.evidence).toMatchObject([{ name: '合格証書.png', type: 'image/png' }]);
	const seen = { id: card!.id, entry: card!.entry };
	await save(town, { seen, claim: claimOf({ passedOn: '2022' }), sent: [await sendPicture(town, 'blue')] });
	expect((await cardsOf(town))[0]!.evidence).toHaveLength(2);
});

it('evidence alone is added to a record that says the same as before, and is not confirmed unseen', async () => {
	const town = await smallTown();
	await save(town, {});
	const [card] = await cardsOf(town);
	const [hr, before] = [await town.viewer('0004'), await town.seen('0004', card!.id)];
	const sent = [await sendPicture(town, 'red')];
	expect(await save(town, { seen: card!, sent })).toEqual({ ok: true, id: card!.id, isProven: true });
	expect(await confirmHolding(town.database, hr, before)).toEqual({ ok: false, reason: 'changed-since' });
	const [waiting] = await waitingHoldings(town.database.reader, hr, 50);
	expect([before.evidence, waiting!.evidence]).toEqual(['', `${(await cardsOf(town))[0]!.evidence[0]!.addedBy}`]);
	expect(await confirmHolding(town.database, hr, await town.seen('0004', card!.id))).toEqual({ ok: true });
});

it('the record stands where its evidence cannot be attached: it was sent by somebody else', async () => {
	const town = await smallTown();
	const sent = [await sendPicture(town, 'red', '0003')];
	const saved = await save(town, { sent });
	expect(saved).toMatchObject({ ok: true, isProven: false });
	const holdingIds = saved.ok ? [saved.id] : [];
	expect(await evidenceOf(town.database.reader, { holdingIds })).toEqual([]);
});

it.each([
	{
		value: `${'a'.repeat(64)} 証書.png`,
		sent: [{ sha256: 'a'.repeat(64), name: '証書.png' }],
		because: 'with its name'
	},
	{ value: `${'a'.repeat(64)} `, sent: [{ sha256: 'a'.repeat(64), name: null }], because: 'without one' },
	{ value: '../../etc/passwd', sent: [], because: 'nothing this page has written' }
])('what came with an earlier attempt is known by its hash: $because', ({ value, sent }) => {
	const data = new FormData();
	data.append('sent', value);
	expect(sentBefore(data)).toEqual(sent);
});

async function save(town: Town, said: Partial<Parameters<typeof saveHolding>[2]>) {
	return saveHolding(town.database, await town.viewer('0001'), { seen: null, claim: claimOf(), sent: [], ...said });
}

async function sendPicture(town: Town, background: string, by = '0001') {
	const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background } })
		.png()
		.toBuffer();
	const taken = await takeEvidence(town.database, await town.viewer(by), new Uint8Array(bytes));
	if (!taken.ok) throw new Error(taken.reason);
	return { sha256: taken.sha256, name: '合格証書.png' };
}

async function cardsOf(town: Town) {
	return (await ownQualifications(town.database.reader, await town.ledger(), await town.viewer('0001'))).holdings;
}
