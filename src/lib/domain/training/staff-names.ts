/** Names that stand in the line of a number, as written; none where nothing there is like a name. */
export type NamesBeside = { number: string; names: string[] };

// Words that stand in such lists and are nobody's name: where people work, what they are, whether they came. 阿部 and 田所 are names.
const place = /..(部|課|係|室|局|所|署|館|園|校|班|担当|センター|グループ)$/;
const post = /(長|補佐|主事|主査|主任|主幹|主事補|技師|保育士|保健師|職員|任用|研修|会場|受講者)$/;
const mark =
	/^(出席|欠席|遅刻|早退|参加|不参加|受講|未受講|修了|未修了|合格|不合格|完了|済み?|未|可|否|有|無|正規|同上|午前|午後)$/;
const shape = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・ ]{2,20}$/u;

/**
 * The cells of a line that are like a name: with a Chinese character, since a reading says less, and neither a department, a post nor a mark.
 */
export function namesIn(cells: readonly string[]): string[] {
	return cells.flatMap((cell) => {
		const words = cell.replace(/\([^)]*\)/g, ' ').split(/\s+/);
		const name = words.filter((word) => word !== '' && !isOther(word)).join(' ');
		return shape.test(name) && /\p{Script=Han}/u.test(name) ? [name] : [];
	});
}

function isOther(word: string): boolean {
	return [place, post, mark].some((other) => other.test(word)) || /^[0-9A-Za-z-]+$/.test(word);
}

/** The name that a list gives to a number and that is not this person's; null where none is. The family name alone is theirs too. */
export function otherName(beside: readonly NamesBeside[], number: string, name: string): string | null {
	const own = bare(name);
	const isOwn = (written: string) => bare(written).includes(own) || own.includes(bare(written));
	const line = beside.find((one) => one.number === number && one.names.length > 0 && !one.names.some(isOwn));
	return line?.names[0] ?? null;
}

/** As people compare names: neither the width nor the spaces count. */
function bare(name: string): string {
	return name.normalize('NFKC').replace(/\s/g, '');
}
