import { type Exported } from './exported';

/** The files a figure goes out in, by the last part of their address. */
export const exportFiles = [
	'report.xlsx',
	'report.csv',
	'report-cp932.csv',
	'names.csv',
	'names-cp932.csv',
	'open-data.csv'
] as const;
export type ExportFile = (typeof exportFiles)[number];

export function exportFileOf(written: string | null | undefined): ExportFile | null {
	return exportFiles.find((one) => one === written) ?? null;
}

/** Whether the viewer whom this was cut down to may take this file. */
export function mayTake({ names, openData }: Exported, file: ExportFile): boolean {
	if (file.startsWith('names')) return names;
	return file !== 'open-data.csv' || openData;
}

const words: Record<ExportFile, string> = {
	'report.xlsx': '数値',
	'report.csv': '数値',
	'report-cp932.csv': '数値_CP932',
	'names.csv': '名簿',
	'names-cp932.csv': '名簿_CP932',
	'open-data.csv': 'オープンデータ'
};

/** 常勤の受講率_2026-03-31_数値.csv, without what Windows refuses in a name. */
export function fileName({ indicator, asOf }: Pick<Exported, 'indicator' | 'asOf'>, file: ExportFile): string {
	const name = indicator.name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 80);
	return `${name}_${asOf}_${words[file]}.${file.split('.')[1]}`;
}

const types = { csv: 'text/csv; charset=utf-8', cp932: 'text/csv; charset=Shift_JIS' };
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The headers of a download of a figure. */
export function downloadHeaders(
	exported: Pick<Exported, 'indicator' | 'asOf'>,
	file: ExportFile
): Record<string, string> {
	const plain = `${exported.indicator.code.replace(/[^\w.-]/g, '_')}_${exported.asOf}_${file}`;
	const type = file.endsWith('.xlsx') ? xlsxType : file.includes('cp932') ? types.cp932 : types.csv;
	return attachmentHeaders(fileName(exported, file), plain, type);
}

/** The headers of any download: for a browser of today its Japanese name (RFC 5987), for others a plain one. */
export function attachmentHeaders(name: string, plain: string, type: string): Record<string, string> {
	const encoded = encodeURIComponent(name).replace(/['()*]/g, (one) => {
		return `%${one.charCodeAt(0).toString(16).toUpperCase()}`;
	});
	return {
		'content-type': type,
		'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
		// The address looks like that of a file that may be kept; this one is of one viewer and one moment.
		'cache-control': 'no-store'
	};
}
