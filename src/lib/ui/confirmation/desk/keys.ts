import { isComposing } from '$lib/ui/form/composition';

/** What a key does while a record is in focus. */
export type KeyAct = 'next' | 'previous' | 'confirm' | 'return' | 'hold' | 'zoom' | 'help';

const acts: Record<string, KeyAct> = {
	...{ j: 'next', k: 'previous', Enter: 'confirm', r: 'return', h: 'hold', z: 'zoom', '?': 'help' }
};

/** The keys and what they do, as the help lists them. */
export const keyHelp: readonly { key: string; does: string }[] = [
	{ key: 'j', does: '次の記録へ' },
	{ key: 'k', does: '前の記録へ' },
	{ key: 'Enter', does: '確認する' },
	{ key: 'r', does: '差し戻す（理由を書く）' },
	{ key: 'h', does: '保留する（理由を書く）' },
	{ key: 'z', does: '証跡を拡大・縮小する' },
	{ key: 'Esc', does: 'この一覧を閉じる、理由を書くのをやめる' },
	{ key: '?', does: 'この一覧を開く・閉じる' }
];

type Pressed = Pick<
	KeyboardEvent,
	'key' | 'isComposing' | 'keyCode' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'defaultPrevented'
>;

/** Where a key was pressed: in text, on something that takes Enter itself, or elsewhere. */
export type KeyPlace = 'text' | 'control' | 'elsewhere';

/**
 * What this key means here; null for nothing. Never while somebody writes or an input method composes; Enter belongs to the button or
 * link on which it is pressed; a key that is held down judges once.
 */
export function keyAct(pressed: Pressed, place: KeyPlace): KeyAct | null {
	if (pressed.defaultPrevented || isComposing(pressed as KeyboardEvent) || place === 'text') return null;
	if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
	const act = acts[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key] ?? null;
	if (act === 'confirm' && place === 'control') return null;
	return pressed.repeat && act !== 'next' && act !== 'previous' ? null : act;
}

/** Where in the page a key was pressed. */
export function keyPlace(target: EventTarget | null): KeyPlace {
	if (!(target instanceof Element)) return 'elsewhere';
	if (target.closest('textarea, select, [contenteditable], dialog')) return 'text';
	const input = target.closest('input');
	if (input) return ['checkbox', 'radio'].includes(input.type) ? 'control' : 'text';
	return target.closest('button, a, summary, label') ? 'control' : 'elsewhere';
}
