import { expect, it } from 'vitest';
import { normalisedCertificate } from './certificate';

it.each([
	{ written: '第FE-2010-10-12345号', bare: 'FE20101012345', because: 'as IPA printed them until 2020' },
	{ written: '第2022-05-01234号', bare: '20220501234', because: 'as they are printed since the computer-based ones' },
	{ written: '第ＡＰ－２０１８－０６－００１２３号', bare: 'AP20180600123', because: 'full width' },
	{ written: 'ap-2018-06-00123', bare: 'AP20180600123', because: 'lower case, and without 第 and 号' },
	{ written: '第 SC - 2019 - 12 - 04567 号', bare: 'SC20191204567', because: 'blanks' },
	{
		written: '第　SC‐2019–12—04567　號',
		bare: 'SC20191204567',
		because: 'hyphens and dashes of other kinds, the old 號'
	},
	{ written: 'IP−2015ー11ｰ00042', bare: 'IP20151100042', because: 'a minus and long vowel marks' },
	{ written: 'FE20101012345', bare: 'FE20101012345', because: 'no hyphens at all' },
	{ written: '合格証書番号：第FE-2010-10-12345号', bare: 'FE20101012345', because: 'copied with its label' },
	{ written: 'No. 2022-05-01234', bare: '20220501234', because: 'copied with its label in English' },
	{ written: '登録番号 第012345号', bare: '012345', because: 'a registration; a leading zero counts' },
	{ written: '（第2022-05-01234号）', bare: '20220501234', because: 'in brackets' },
	{ written: 'NW-2014-12-00007', bare: 'NW20141200007', because: 'letters that begin like a label' },
	{ written: '不明', bare: null, because: 'says that it is not known' },
	{ written: '手元になし（2回目）', bare: null, because: 'a remark' },
	{ written: '---', bare: null, because: 'a blank in disguise' },
	{ written: '第12号', bare: null, because: 'too short to tell two people apart' },
	{ written: '', bare: null, because: 'blank' },
	{ written: null, bare: null, because: 'not given' }
])('$written: $because', ({ written, bare }) => {
	expect(normalisedCertificate(written)).toBe(bare);
});

it.each([
	['第FE-2010-10-12345号', '第FE-2010-10-12346号'],
	['第FE-2010-10-12345号', '第AP-2010-10-12345号'],
	['012345', '12345']
])('%s and %s are two certificates', (one, other) => {
	expect(normalisedCertificate(one)).not.toBe(normalisedCertificate(other));
});
