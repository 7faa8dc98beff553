import { formatWareki } from '$lib/domain/calendar';
import { standingInWords } from '$lib/domain/requirement';
import { workbook } from '../export/xlsx';
import { type RequirementPeople } from './people';

const heading = ['所属コード', '所属', '職員番号', '氏名', 'フリガナ', '状態', '期限', '催促', '理由'];
const widths = [12, 28, 12, 18, 22, 20, 14, 14, 60];

/**
 * A list of a requirement's people as an Excel workbook, by 所属, of which day it is above them. Every cell is a text, so that 職員番号 keep
 * their zeros, but the days.
 *
 * @param what the list's name, which is that of its sheet: 未受講者
 */
export function peopleWorkbook(
	{ name, asOf, reason, people }: RequirementPeople,
	what: string
): AsyncIterable<Uint8Array> {
	return workbook([], {
		name: what,
		columns: widths.map((width) => ({ width })),
		above: `${name}の${what}${reason ? `：${reason.word}` : ''}　${people.length}人　基準日 ${formatWareki(asOf)}（${asOf}）　氏名を含みます。取扱注意`,
		heading,
		filtered: people.length,
		rows: people.map(({ departmentCode, departmentName, staffNumber, name, kana, standing, remindedOn, reason }) => [
			...[departmentCode, departmentName, staffNumber, name, kana],
			...[standingInWords(standing), { day: standing.dueOn }, remindedOn && { day: remindedOn }, reason]
		])
	});
}

/** The headers of the download; the plain name is for browsers that cannot read the other. */
export function peopleFileHeaders({ name, asOf }: Pick<RequirementPeople, 'name' | 'asOf'>, what: string, id: number) {
	const japanese = encodeURIComponent(`${name}_${what}_${asOf}.xlsx`).replace(/['()*]/g, (one) => {
		return `%${one.charCodeAt(0).toString(16).toUpperCase()}`;
	});
	return {
		'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		'content-disposition': `attachment; filename="requirement-${id}_${asOf}.xlsx"; filename*=UTF-8''${japanese}`,
		'cache-control': 'no-store'
	};
}
