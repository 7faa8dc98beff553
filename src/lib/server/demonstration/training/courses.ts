import { type Setting, USUAL_STAFF } from '../setting';

export type Course = {
	code: string;
	name: string;
	category: 'DX' | '情報セキュリティ' | 'その他';
	provider: string;
	/** null means for good */
	validMonths: number | null;
	hours: number;
	methods: readonly string[];
};

const together = ['集合'];
const online = ['e-ラーニング'];
const mixed = ['集合', 'e-ラーニング'];
const anyway = ['e-ラーニング', '所属内', '動画'];

/** Courses that have rules of their own: who takes them and when is decided elsewhere. */
const leadingCourses: Course[] = [
	course('DX-BASIC', 'DX基礎', 'DX', '汐見市', null, 3, mixed),
	course('DX-ADVANCED', 'DX応用', 'DX', '市町村職員中央研修所', null, 6, together),
	course('SECURITY', '情報セキュリティ研修', '情報セキュリティ', '汐見市', 12, 1, anyway),
	course('PERSONAL-INFO', '特定個人情報等取扱研修', '情報セキュリティ', '汐見市', 12, 1, anyway),
	course('CYDER', '実践的サイバー防御演習（CYDER）', '情報セキュリティ', '情報通信研究機構', null, 7, together),
	course('NEW-HIRE', '新規採用職員研修', 'その他', '汐見市', null, 14, together)
];

/** Seven, a prime, so that a stride through them meets each once. */
const usualCourses: Course[] = [
	course('GENAI', '生成AI活用研修', 'DX', '汐見市', null, 2, mixed),
	course('DATA', 'データ利活用研修', 'DX', '地方公共団体情報システム機構', null, 3, online),
	course('BPR', '業務改革（BPR）研修', 'DX', '汐見市', null, 3, together),
	course('RPA', 'RPA作成研修', 'DX', '汐見市', null, 6, together),
	course('PHISHING', '標的型攻撃メール訓練', '情報セキュリティ', '汐見市', null, 0.5, online),
	course('LEADERSHIP', 'リーダーシップ研修', 'その他', '県市町村職員研修所', null, 6, together),
	course('HARASSMENT', 'ハラスメント防止研修', 'その他', '汐見市', null, 1.5, mixed)
];

/** With the seven above nineteen, a prime again. */
const furtherCourses: Course[] = [
	course('CONTRACT', '契約事務研修', 'その他', '県市町村職員研修所', null, 3, together),
	course('LAW', '法制執務研修', 'その他', '県市町村職員研修所', null, 6, together),
	course('FINANCE', '財務会計研修', 'その他', '汐見市', null, 2, mixed),
	course('RECEPTION', '窓口接遇研修', 'その他', '汐見市', null, 3, together),
	course('EBPM', 'EBPM研修', 'DX', '県市町村職員研修所', null, 3, online),
	course('PLAIN-JAPANESE', 'やさしい日本語研修', 'その他', '汐見市', null, 1, mixed),
	course('GIS', '統合型GIS操作研修', 'DX', '汐見市', null, 2, together),
	course('SPREADSHEET', '表計算活用研修', 'DX', '汐見市', null, 3, mixed),
	course('CLOUD', 'ガバメントクラウド研修', 'DX', 'デジタル庁', null, 2, online),
	course(
		'SECURITY-AUDIT',
		'情報セキュリティ監査研修',
		'情報セキュリティ',
		'地方公共団体情報システム機構',
		36,
		3,
		online
	),
	course('BCP', '業務継続計画訓練', 'その他', '汐見市', null, 2, ['所属内']),
	course('MENTAL', 'メンタルヘルス研修', 'その他', '汐見市', null, 1.5, mixed)
];

/** Every course of the town, the leading ones first. */
export function coursesOf(setting: Setting): Course[] {
	return [...leadingCourses, ...optionalCourses(setting)];
}

/** The courses people take by choice or turn: a prime number of them. */
export function optionalCourses(setting: Setting): Course[] {
	return isLarge(setting) ? [...usualCourses, ...furtherCourses] : usualCourses;
}

/** A town that is there to be measured: thirty completions a person, over more courses and years. */
export function isLarge(setting: Setting): boolean {
	return setting.staff > 3 * USUAL_STAFF;
}

/** One of the leading courses by its code. @throws Error for another code */
export function leadingCourse(code: string): Course {
	const found = leadingCourses.find((candidate) => candidate.code === code);
	if (!found) throw new Error(`no course ${code}`);
	return found;
}

function course(
	code: string,
	name: string,
	category: Course['category'],
	provider: string,
	validMonths: number | null,
	hours: number,
	methods: readonly string[]
): Course {
	return { code, name, category, provider, validMonths, hours, methods };
}
