/**
 * A PDF of one A4 page with these lines, as a scanner or an office program makes one. Its font is one of those a reader brings along for
 * Japanese, so the file stays small.
 */
export function attendanceSheet(lines: readonly string[]): Uint8Array {
	const text = lines.map((line, row) => `1 0 0 1 72 ${770 - row * 28} Tm <${utf16(line)}> Tj`).join('\n');
	const content = `BT\n/F1 14 Tf\n${text}\nET`;
	const font = '/Type /Font /BaseFont /HeiseiKakuGo-W5';
	const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >>';
	return assembled([
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
		`<< ${font} /Subtype /Type0 /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>`,
		`<< ${font} /Subtype /CIDFontType0 ${system} /FontDescriptor 7 0 R /DW 1000 >>`,
		'<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 709 /StemV 114 >>'
	]);
}

function utf16(line: string): string {
	return Buffer.from(line, 'utf16le').swap16().toString('hex');
}

function assembled(objects: readonly string[]): Uint8Array {
	let file = '%PDF-1.4\n';
	const places: number[] = [];
	for (const [index, object] of objects.entries()) {
		places.push(file.length);
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
	}
	const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const size = objects.length + 1;
	const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
	return new TextEncoder().encode(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`);
}
