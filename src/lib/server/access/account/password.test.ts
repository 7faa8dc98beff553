import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { attemptInTurn, hashNow, hashPassword, makeFirstPassword, verifyPassword } from './password';

const password = 'kawa-to-umi-to-yama';

describe('a password', () => {
	it('is stored as argon2id with the cost that is meant, and differently each time', async () => {
		const [one, other] = await Promise.all([hashPassword(password), hashPassword(password)]);
		expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(one).not.toBe(other);
		expect(await verifyPassword(one, password)).toBe(true);
	});

	it.each([
		{ typed: 'kawa-to-umi', because: '違うもの' },
		{ typed: '', because: '空' },
		{ typed: 'x'.repeat(1_000_000), because: '途方もなく長いもの' }
	])('is not taken for another: $because', async ({ typed }) => {
		expect(await verifyPassword(await hashNow(password), typed)).toBe(false);
	});

	it('of nobody is never right, though as much is done', async () => {
		expect(await verifyPassword(null, password)).toBe(false);
	});

	it('that is handed out can be read out and typed', () => {
		expect(makeFirstPassword()).toMatch(/^([2-9a-hjkmnp-z]{4}-){2}[2-9a-hjkmnp-z]{4}$/);
	});
});

describe('hashing', () => {
	it('leaves the event loop free: it goes round many times before one is done', async () => {
		let rounds = 0;
		const counting = setInterval(() => (rounds += 1), 1);
		await Promise.all(Array.from({ length: 10 }, () => hashPassword(password)));
		clearInterval(counting);
		expect(rounds).toBeGreaterThan(0);
	});

	it('leaves threads free for files and other secrets, however many wait to sign in', async () => {
		const stored = await hashNow(password);
		let checked = 0;
		const check = () => attemptInTurn(async () => void ((await verifyPassword(stored, password)) && (checked += 1)));
		const flood = Array.from({ length: 60 }, check);
		await readFile(import.meta.filename);
		await promisify(randomBytes)(16);
		expect(checked).toBeLessThan(50);
		await Promise.all(flood);
		expect(checked).toBe(60);
	});

	it('lets a sign-in go before an invitation of many', async () => {
		const stored = await hashNow(password);
		let invited = 0;
		const invitation = Array.from({ length: 30 }, () => hashPassword(password).then(() => (invited += 1)));
		expect(await attemptInTurn(() => verifyPassword(stored, password))).toBe(true);
		expect(invited).toBeLessThan(10);
		await Promise.all(invitation);
	});

	it('turns away who comes when two hundred wait already', async () => {
		let open = () => {};
		const held = new Promise<void>((resolve) => (open = resolve));
		const inside = Array.from({ length: 202 }, () => attemptInTurn(() => held));
		expect(await attemptInTurn(() => held)).toBeNull();
		open();
		expect((await Promise.all(inside)).includes(null)).toBe(false);
	});
});
