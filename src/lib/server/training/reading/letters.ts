/** How the letters of the alphabet are called, A first. */
const called =
	'えー びー しー でぃー いー えふ じー えいち あい じぇー/じぇい けー/けい える えむ えぬ おー ぴー きゅー あーる えす てぃー/てー ゆー ぶい だぶりゅー/だぶる えっくす わい ぜっと';
const names = called.split(' ').map((one) => one.split('/'));

/** Words in Latin letters that are not spelled out. */
const spoken = new Map(
	`excel:えくせる word:わーど powerpoint:ぱわーぽいんと access:あくせす outlook:あうとるっく teams:ちーむず zoom:ずーむ web:うぇぶ/うえぶ
	python:ぱいそん copilot:こぱいろっと chatgpt:ちゃっとじーぴーてぃー gemini:じぇみに kintone:きんとーん power:ぱわー automate:おーとめいと
	microsoft:まいくろそふと office:おふぃす windows:うぃんどうず google:ぐーぐる access:あくせす cyder:さいだー lgwan:えるじーわん
	csirt:しーさーと gigo:ぎーご/ぎが giga:ぎが gbiz:じーびず line:らいん slack:すらっく logo:ろご logoform:ろごふぉーむ form:ふぉーむ
	chat:ちゃっと cloud:くらうど data:でーた online:おんらいん security:せきゅりてぃ society:そさえてぃ start:すたーと no:のー vba:ぶいびーえー
	basic:べーしっく it:あいてぃー ict:あいしーてぃー iot:あいおーてぃー joho:じょうほう jukinet:じゅうきねっと passport:ぱすぽーと saas:さーす
	ai:えーあい/えいあい ocr:おーしーあーる e:いー i:あい live:らいぶ vol:ぼりゅーむ step:すてっぷ lean:りーん zero:ぜろ trust:とらすと`
		.split(/\s+/)
		.map((entry) => entry.split(':') as [string, string])
		.map(([word, read]) => [word, read.split('/')])
);

/**
 * How a run of Latin letters is read: as the word it is, else spelled out where it is written like an abbreviation (DX, EBPM, PDCA);
 * none for other words.
 */
export function readLetters(run: string): string[] {
	const known = spoken.get(run.toLowerCase());
	if (known) return known;
	return /^[A-Z][A-Za-z]{0,2}$|^[A-Z]{4,6}$/.test(run) ? spelled(run.toLowerCase()) : [];
}

function spelled(run: string): string[] {
	const first = [...run].map((letter) => names[letter.charCodeAt(0) - 97]![0]).join('');
	const second = [...run].map((letter) => names[letter.charCodeAt(0) - 97]!.at(-1)).join('');
	return [...new Set([first, second])];
}
