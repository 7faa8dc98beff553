import { standingInWords } from '$lib/domain/requirement';
import { workbook } from '../export/xlsx';
import { type RequirementPeople } from './people';

const heading = ['所属コード', '所属', '職員番号', '氏名', 'フリガナ', '状態', '期限', '理由'];
const widths = [12, 28, 12, 18, 22, 36, 14, 60];

/**
 * A list of a requirement's people as an Excel workbook, by 所属; every cell is a text, so that 職員番号 keep their zeros.
 *
 * @param what the list's name, which is that of its sheet: 未受講者
 */
export function peopleWorkbook({ people }: Pick<RequirementPeople, 'people'>, what: string): AsyncIterable<Uint8Array> {
	const rows = people.map(({ departmentCode, departmentName, staffNumber, name, kana, standing, reason }) => [
		...[departmentCode, departmentName, staffNumber, name, kana ?? ''],
		...[standingInWords(standing), standing.dueOn, reason]
	]);
	return workbook([], { name: what, columns: widths.map((width) => ({ width })), heading, rows });
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
