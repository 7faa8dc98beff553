import type { KeptFile } from '$lib/offline/files';
import type { Fact } from '$lib/ui/layout/FactList.svelte';
import { bytes } from './moments';

/** 修了証.jpg（800KB） */
export function fileInWords({ name, size }: Pick<KeptFile, 'name' | 'size'>): string {
	return `${name ?? '名前のないファイル'}（${bytes(size)}）`;
}

/** A file among the facts of its record. */
export function fileFact(file: Pick<KeptFile, 'name' | 'size'>): Fact {
	return { term: '証跡', value: fileInWords(file) };
}

/** What stands in the way of a file, and what to do now: without an answer nothing but the network does. */
export function whyFileStays(answer: KeptFile['answer']): string[] {
	if (answer === null) return ['記録はサーバーに届いています。証跡は、つながると送信されます。'];
	const reason = `理由：${answer.message}`;
	if (answer.code === 'withdrawn')
		return [reason, '記録し直すときは、証跡も付け直してください。この証跡は消してかまいません。'];
	if (answer.code === 'not-found') return [reason];
	return [reason, 'この証跡を消してから、自分の台帳の「証跡を付ける」で付け直してください。'];
}
