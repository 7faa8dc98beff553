import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { asideWords, verificationWords } from '$lib/server/audit/verify/verification-words';
import { verifyAside } from '$lib/server/audit/verify/verify-aside';
import { byHand, sealedTown } from './sealed-town';

/** The check a server asks for, in a process of its own. */

/** Keeps what goes to the journal. */
function journal(): string[] {
	const lines: string[] = [];
	const spy = vi.spyOn(console, 'error').mockImplementation((text: string) => void lines.push(text));
	onTestFinished(() => spy.mockRestore());
	return lines;
}

it('answers as the command does, and whoever asks meanwhile is answered by the same check', async () => {
	const url = await sealedTown();
	const first = verifyAside(url);
	expect(verifyAside(url)).toBe(first);
	const outcome = await first;
	expect(outcome).toMatchObject({ ok: true, verification: { entries: 10, total: 0, expected: null } });
	expect(outcome.ok && verificationWords(outcome.verification)).toMatchObject({ isSound: true, findings: [] });
});

it('tells what it found', async () => {
	const url = await sealedTown();
	await byHand(url, `UPDATE staff SET name = 'x' WHERE staff_number = '0003'`);
	const outcome = await verifyAside(url);
	expect(outcome.ok && verificationWords(outcome.verification).findings).toEqual([
		'職員 0003は、1番の操作が書いたものと違います。'
	]);
});

it('says why the command refused', async () => {
	const outcome = await verifyAside('file:/nowhere/kenshu.db');
	expect(outcome).toMatchObject({ ok: false, reason: 'refused', sentence: expect.stringContaining('がありません') });
});

it('outlives a driver that ends its process over bytes that are no text', async () => {
	const lines = journal();
	const url = await sealedTown();
	await byHand(url, `UPDATE staff SET name = CAST(x'ff' AS TEXT) WHERE staff_number = '0003'`);
	const outcome = await verifyAside(url);
	expect(outcome).toEqual({ ok: false, reason: 'died' });
	expect(lines.join('\n')).toMatch(/Utf8Error/);
	expect(asideWords({ ok: false, reason: 'died' }).message).toContain('途中で止まった');
});

describe('a command that gives no answer', () => {
	it.each(['process.exit(0)', 'process.exit(3)', 'process.abort()', 'console.log("no JSON")', 'console.log("{}")'])(
		'is told as one that died: %s',
		async (code) => {
			const lines = journal();
			expect(await verifyAside('file:x', undefined, ['-e', code])).toEqual({ ok: false, reason: 'died' });
			expect(lines).toHaveLength(1);
		}
	);
});

it('its process ends with the server, however that ended', async () => {
	const words = ['--import', 'tsx', '--import', './src/cli/end-with-parent.ts', '-e'];
	const code = `console.log('runs'); setInterval(() => undefined, 1000)`;
	const child = spawn(process.execPath, [...words, code], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
	await once(child.stdout!, 'data');
	child.disconnect();
	expect(await once(child, 'exit')).toEqual([1, null]);
});
