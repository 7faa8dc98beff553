import { beforeEach, expect, it } from 'vitest';
import { importKey, seal, unseal } from './seal';

let key: CryptoKey;
beforeEach(async () => {
	key = await importKey(btoa('A'.repeat(32)));
});

it('opens what was sealed with the same key, and with no other', async () => {
	const sealed = await seal(key, { hours: '2' });
	expect(await unseal(key, sealed)).toEqual({ hours: '2' });
	expect(await unseal(await importKey(btoa('B'.repeat(32))), sealed)).toBeNull();
});

it('gives out the key to nobody', async () => {
	await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

it('seals the same twice in different bytes: with one nonce for two the seal would be worth nothing', async () => {
	const [one, other] = [await seal(key, 'the same'), await seal(key, 'the same')];
	expect(one.iv).not.toEqual(other.iv);
	expect(new Uint8Array(one.bytes)).not.toEqual(new Uint8Array(other.bytes));
});
