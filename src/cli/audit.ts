import { type ExpectedEntry, readExpected } from '$lib/domain/audit';
import { findingSentence } from '$lib/server/audit/verify/verification-words';
import { type Verification } from '$lib/server/audit/verify/verification';
import { verifyAudit } from '$lib/server/audit/verify/verify';
import { type Command, type Io, unreadable, withDatabase } from './command';
import { oneOf, readOptions } from './options';

/** `kenshu audit verify` */
export const auditCommand: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, { format: { type: 'string' }, expect: { type: 'string' } });
	const format = oneOf('format', values.format, ['text', 'json']);
	if (positionals.length !== 1 || positionals[0] !== 'verify')
		throw unreadable('「audit verify」と指定してください。操作の記録を確かめます。');
	const expected = values.expect === undefined ? null : expectedOrRefuse(values.expect);
	const verification = await withDatabase((database) => verifyAudit(database, expected));
	if (format === 'json') io.out(JSON.stringify(asJson(verification)));
	else if (verification.total === 0) printSound(io, verification);
	if (verification.total > 0) printFindings(io, verification);
	return verification.total === 0 ? 0 : 1;
};

function expectedOrRefuse(text: string): ExpectedEntry {
	const expected = readExpected(text);
	if (expected !== null) return expected;
	throw unreadable(
		`--expect の「${text}」を読み取れません。控えた番号とハッシュ（64文字）を「:」でつないで、--expect 番号:ハッシュ のように指定してください。`
	);
}

function asJson({ entries, rows, files, older, last, expected, total, findings }: Verification) {
	const told = findings.map((finding) => ({ ...finding, message: findingSentence(finding) }));
	return { verified: total === 0, entries, rows, files, older, last, expected, total, findings: told };
}

function printSound(io: Io, { entries, rows, files, older, last, expected }: Verification): void {
	io.out(
		`操作の記録 ${entries} 件を確かめました。記録にも、それが書いた ${rows} 行にも、書き換えられた跡はありません。`
	);
	if (files > 0) io.out(`証跡のファイル ${files} 件も、受け取ったときのままです。`);
	if (older > 0)
		io.out(
			`はじめの ${older} 件は前の版のプログラムの記録で、書いた行までは確かめられません。「migrate」を実行すると、今の行を封印します。`
		);
	if (expected !== null) io.out(`控えの ${expected.number} 番のハッシュと合いました。`);
	if (last !== null)
		io.out(
			`最後の記録は ${last.number} 番、ハッシュは ${last.hash} です。別の場所に控えておくと、新しい記録の抜き取りも見つけられます。次に確かめるときは「--expect ${last.number}:${last.hash}」を付けてください。`
		);
}

function printFindings(io: Io, { entries, total, findings }: Verification): void {
	const first = Math.min(...findings.map(({ entry }) => entry));
	io.err(
		`操作の記録 ${entries} 件を確かめ、合わないところが ${total} か所ありました。${first > 0 ? `最初に合わないのは ${first} 番です。` : ''}データベースをそのまま残し、バックアップと比べてください。`
	);
	for (const finding of findings) io.err(findingSentence(finding));
	if (total > findings.length) io.err(`ほか ${total - findings.length} か所`);
}
