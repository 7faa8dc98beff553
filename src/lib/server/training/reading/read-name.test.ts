import { describe, expect, it } from 'vitest';
import { readName } from './read-name';

/** As it is read first; what has no reading as it is written. */
const read = (name: string) =>
	readName(name)
		.map(([written, first]) => first ?? written)
		.join('');

describe('readName', () => {
	it.each([
		['情報セキュリティ研修', 'じょうほうセキュリティけんしゅう'],
		['特定個人情報等取扱研修', 'とくていこじんじょうほうとうとりあつかいけんしゅう'],
		['実践的サイバー防御演習（CYDER）', 'じっせんてきサイバーぼうぎょえんしゅう(さいだー)'],
		['新規採用職員研修', 'しんきさいようしょくいんけんしゅう'],
		['DX基礎', 'でぃーえっくすきそ'],
		['ＤＸ応用', 'でぃーえっくすおうよう'],
		['生成AI活用研修', 'せいせいえーあいかつようけんしゅう'],
		['データ利活用研修', 'データりかつようけんしゅう'],
		['業務改革（BPR）研修', 'ぎょうむかいかく(びーぴーあーる)けんしゅう'],
		['RPA作成研修', 'あーるぴーえーさくせいけんしゅう'],
		['標的型攻撃メール訓練', 'ひょうてきがたこうげきメールくんれん'],
		['ハラスメント防止研修', 'ハラスメントぼうしけんしゅう'],
		['契約事務研修', 'けいやくじむけんしゅう'],
		['法制執務研修', 'ほうせいしつむけんしゅう'],
		['財務会計研修', 'ざいむかいけいけんしゅう'],
		['窓口接遇研修', 'まどぐちせつぐうけんしゅう'],
		['EBPM研修', 'いーびーぴーえむけんしゅう'],
		['やさしい日本語研修', 'やさしいにほんごけんしゅう'],
		['統合型GIS操作研修', 'とうごうがたじーあいえすそうさけんしゅう'],
		['表計算活用研修', 'ひょうけいさんかつようけんしゅう'],
		['情報セキュリティ監査研修', 'じょうほうセキュリティかんさけんしゅう'],
		['業務継続計画訓練', 'ぎょうむけいぞくけいかくくんれん']
	])('of the demonstration: %s', (name, expected) => {
		expect(read(name)).toBe(expected);
	});

	it.each([
		['DX推進人材育成研修', 'でぃーえっくすすいしんじんざいいくせいけんしゅう'],
		['情報化リーダーの専門的な研修', 'じょうほうかリーダーのせんもんてきなけんしゅう'],
		['セキュリティ研修等', 'セキュリティけんしゅうとう'],
		['デジタル技術活用等に関する研修', 'デジタルぎじゅつかつようとうにかんするけんしゅう'],
		['応用情報技術者試験対策講座', 'おうようじょうほうぎじゅつしゃしけんたいさくこうざ'],
		['ITパスポート取得講座', 'あいてぃーパスポートしゅとくこうざ'],
		['個人情報及び行政情報の取扱い', 'こじんじょうほうおよびぎょうせいじょうほうのとりあつかい']
	])('of the plans of municipalities: %s', (name, expected) => {
		expect(read(name)).toBe(expected);
	});

	it.each([
		['会計年度任用職員研修', 'かいけいねんどにんようしょくいんけんしゅう', 'long words before short ones'],
		['管理職員研修', 'かんりしょくいんけんしゅう', '管理職 does not leave 員 alone'],
		['e-ラーニング研修', 'いー-ラーニングけんしゅう', 'a single letter'],
		['Excel入門', 'えくせるにゅうもん', 'a word in Latin letters'],
		['Kubernetes入門', 'Kubernetesにゅうもん', 'a word nobody knows is not spelled out'],
		['魍魎研修', '魍魎けんしゅう', 'letters nobody knows stay as they are'],
		['ｾｷｭﾘﾃｨ研修', 'セキュリティけんしゅう', 'half-width kana'],
		['', '', 'no name']
	])('%s: %s (%s)', (name, expected) => {
		expect(read(name)).toBe(expected);
	});

	it('gives every reading of a word, the pieces together being the name', () => {
		expect(readName('日本のRPA')).toEqual([['日本', 'にほん', 'にっぽん'], ['の'], ['RPA', 'あーるぴーえー']]);
	});
});
