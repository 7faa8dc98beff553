/** A name, department or course as it is compared: one spelling of width (NFKC), no spaces. 旧字 stay what they are. */
export function plainText(text: string): string {
	return text.normalize('NFKC').replace(/[\s\u3000]/g, '');
}

/** Letters of names that are written this way or that; only ever a reason to ask. The first of each is the usual one. */
const variants = [
	'高髙',
	'崎﨑嵜碕',
	'辺邊邉',
	'斎斉齋齊',
	'沢澤',
	'浜濱濵',
	'島嶋嶌',
	'国國',
	'真眞',
	'恵惠',
	'桜櫻',
	'滝瀧',
	'徳德',
	'吉𠮷',
	'栄榮',
	'富冨',
	'広廣',
	'黒黑',
	'巌巖',
	'竜龍',
	'関關',
	'塩鹽',
	'円圓',
	'万萬',
	'寿壽',
	'実實',
	'学學',
	'礼禮',
	'条條',
	'遥遙',
	'静靜',
	'頼賴',
	'曽曾',
	'柳栁桺',
	'館舘',
	'梅楳',
	'槙槇',
	'薮藪',
	'鉄鐵',
	'蔵藏',
	'児兒',
	'亀龜',
	'弥彌',
	'尭堯',
	'青靑',
	'清淸',
	'瀬瀨',
	'凜凛',
	'ヶケ'
];
const usual = new Map(variants.flatMap((letters) => [...letters].map((letter) => [letter, [...letters][0]!] as const)));

/** The same with every variant letter as its usual one: two names that agree only here may be one person, and may be two. */
export function foldedText(text: string): string {
	return [...plainText(text)].map((letter) => usual.get(letter) ?? letter).join('');
}

/** The name of somebody who had another, folded: the former family name, and the whole name of today. */
export type FormerName = { former: string; present: string };

export function formerNameOf({ name, formerName }: { name: string; formerName: string | null }): FormerName | null {
	return formerName === null ? null : { former: foldedText(formerName), present: foldedText(name) };
}

/** Whether a folded name is somebody's by their 旧姓: the former family name, with the given name of today behind it. */
export function isFormerName(folded: string, { former, present }: FormerName): boolean {
	if (former === '' || !folded.startsWith(former)) return false;
	const given = folded.slice(former.length);
	return given === '' || present.endsWith(given);
}
