/** What the browser gives us: bytes used and allowed, null where it does not say; whether it promised to keep them. */
export type StorageState = { used: number | null; quota: number | null; persisted: boolean | null };

const manager = () => globalThis.navigator?.storage as StorageManager | undefined;

export async function storageState(): Promise<StorageState> {
	const estimate = await manager()
		?.estimate?.()
		.catch(() => null);
	const persisted = await manager()
		?.persisted?.()
		.catch(() => null);
	return { used: estimate?.usage ?? null, quota: estimate?.quota ?? null, persisted: persisted ?? null };
}

/** Asks the browser not to clear away what is kept here; false where it refuses or cannot. */
export async function askToPersist(): Promise<boolean> {
	return (
		(await manager()
			?.persist?.()
			.catch(() => false)) ?? false
	);
}

type Surroundings = { userAgent: string; isInstalled: boolean };

/** Whether the browser deletes what is kept after seven days without use: Safari does, unless the page stands on the home screen. */
export function clearsAfterWeek({ userAgent, isInstalled }: Surroundings): boolean {
	const isSafari = /AppleWebKit/.test(userAgent) && /Safari/.test(userAgent) && !/Chrom|Android|Edg/.test(userAgent);
	// On an iPhone every browser is Safari beneath, whatever it calls itself.
	const isApple = /iPhone|iPad|iPod/.test(userAgent);
	return (isSafari || isApple) && !isInstalled;
}

/** Why something could not be kept on the device. */
export type StorageTrouble = 'full' | 'refused' | 'insecure';

export function storageTrouble(thrown: unknown): StorageTrouble {
	if (globalThis.isSecureContext === false) return 'insecure';
	return isFull(thrown) ? 'full' : 'refused';
}

/** Whether something could not be written for want of room. */
export function isFull(thrown: unknown): boolean {
	return thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
}

/** Nothing can be sent where not even the attempt can be noted. */
export const noRoomToSend =
	'端末の空きがないため、送信できません。不要なアプリや写真を消してから、「送信待ち」の「再送」を押してください。';

/** The record is kept, its files are not. */
export const fileSentences: Record<StorageTrouble, string> = {
	full: '端末の空きがないため、証跡は保存できませんでした。記録は保存しました。不要なアプリや写真を消してから、証跡を付け直してください。',
	insecure:
		'証跡は端末に保存できませんでした。記録は保存しました。https:// で始まるアドレスで開き直し、証跡を付け直してください。',
	refused:
		'証跡は端末に保存できませんでした。記録は保存しました。つながるところで、自分の台帳から証跡を付け直してください。'
};

export const storageSentences: Record<StorageTrouble, string> = {
	full: '端末の空きがないため、端末に控えを残せません。つながるところで保存すると、そのまま送信されます。不要なアプリや写真を消すと、また残せます。',
	insecure:
		'アドレスが http:// で始まっているため、端末に控えを残せません。https:// で始まるアドレスで開き直してください。わからないときは、管理者にお知らせください。',
	refused:
		'このブラウザーでは端末に控えを残せません（プライベートモードなど）。つながるところで保存すると、そのまま送信されます。'
};
