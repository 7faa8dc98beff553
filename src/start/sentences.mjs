/** What the doors say. Each refusal is one sentence that names what is wrong and what to do. */

/** @param {string} version */
export const versionIsOld = (version) =>
	`この Node.js（${version}）では動きません。Node.js 20.19 以上を入れて、もう一度実行してください。`;

export const installing = '必要な部品をインストールしています（数分かかることがあります）…';
export const installFailed =
	'必要な部品をインストールできませんでした。インターネット（または npm のレジストリー）につながることを確かめて、もう一度実行してください。';

export const building = '画面を組み立てています…';
export const buildFailed = '画面を組み立てられませんでした。すぐ上に出ている誤りを直して、もう一度実行してください。';

export const makingDemonstration = 'デモの町のデータを作っています…';
export const demonstrationFailed =
	'デモの町のデータを作れませんでした。すぐ上に出ている内容を確かめて、もう一度実行してください。';

export const upgrading = 'データベースを新しい版に合わせています…';
export const upgradeFailed =
	'データベースを新しい版に合わせられませんでした。すぐ上に出ている内容を確かめて、もう一度実行してください。';

/** @typedef {'port-in-use' | 'port-forbidden' | 'host-unknown' | 'port-failed'} PortFault */

/**
 * @param {PortFault} reason
 * @param {{ host: string, port: number, command: string }} at command as it is typed, 'npm start'
 */
export function portRefused(reason, { host, port, command }) {
	const other = port < 65535 ? port + 1 : 3000;
	if (reason === 'port-in-use')
		return `ポート ${port} はほかのプログラムが使っています。「PORT=${other} ${command}」のように、別の番号を指定してください。`;
	if (reason === 'port-forbidden')
		return `ポート ${port} を使う権限がありません。「PORT=3000 ${command}」のように、1024以上の番号を指定してください。`;
	if (reason === 'host-unknown')
		return `HOST の「${host}」はこの端末のアドレスではありません。この端末のアドレスか 127.0.0.1 を指定してください。`;
	return `ポート ${port} で受け付けを始められません。PORT と HOST の値を確かめて、もう一度実行してください。`;
}

/** @param {string} value as given in PORT */
export const portInvalid = (value) =>
	`PORT の「${value}」は使えません。0 から 65535 までの番号を指定してください（例: PORT=3000）。`;

/** @param {string} value as given in ORIGIN */
export const originInvalid = (value) =>
	`ORIGIN の「${value}」は使えません。利用者が開くアドレスを、パスを付けずに指定してください（例: ORIGIN=https://kenshu.example.lg.jp）。`;

/** @param {string[]} names of the settings that are not there */
export const settingsMissing = (names) =>
	`設定 ${names.join(' と ')} がありません。例のように指定して起動してください: DATABASE_URL=file:data/kenshu.db ORIGIN=https://kenshu.example.lg.jp npm run serve`;

/** @param {string} origin */
export const serving = (origin) => `研修手帳を開きました: ${origin}`;

export const howToStop = '止めるには Ctrl+C を押してください。';
export const otherMachines =
	'ほかの端末から開くときは、「ORIGIN=http://この端末のアドレス:ポート」を付けて起動し直してください。';

/** @param {boolean} certain whether the database is known to be the demonstration */
export const signInHeading = (certain) =>
	certain ? '次の人でログインできます。' : 'デモのデータベースであれば、次の人でログインできます。';

/** @param {{ title: string, staffNumber: string, password: string }} signIn */
export const signInLine = ({ title, staffNumber, password }) =>
	`  ${title}  職員番号 ${staffNumber}  パスワード ${password}`;
