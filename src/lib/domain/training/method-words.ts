import { readMethod } from './method';

/** 集合研修かe-ラーニング: any of several; '' is none stated. */
export function methodsInWords(methods: readonly string[]): string {
	return [...new Set(methods.map((method) => readMethod(method) ?? '記載なし'))].join('か');
}

/** What a duty that names 実施方法 says of them to whoever records; null where it accepts all. */
export function methodSentence(methods: readonly string[]): string | null {
	if (methods.length === 0) return null;
	const named = methods.filter((method) => method !== '');
	const blank = named.length < methods.length ? '実施方法の書かれていないもの' : '';
	if (named.length === 0) return `この必須研修は、${blank}を数えます。`;
	return `この必須研修は、${methodsInWords(named)}で受けたもの${blank && `と、${blank}`}を数えます。`;
}
