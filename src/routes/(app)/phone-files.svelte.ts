import { version } from '$app/environment';
import { dropFile, keptFiles, type KeptFile } from '$lib/offline/files';
import type { FilesSent } from '$lib/offline/send-files';

type Settings = {
	/** 職員番号 of whom the page was made for */
	person: string;
	/** something of what lies here has changed */
	changed: () => Promise<void>;
	/** told after each sending that had something to send */
	after: (sent: FilesSent) => Promise<void>;
};

/** The files of the page's person that are not on their records yet, as they lie on the device. */
export class PhoneFiles {
	kept = $state.raw<KeptFile[]>([]);
	/** 証跡のみ未送信: those whose record was sent */
	alone = $derived(this.kept.filter(({ isAlone }) => isAlone));
	isSending = $state(false);
	/** whether a later attempt may send what is left */
	isLeft = false;
	#settings: Settings;
	#sending: Promise<void> | null = null;

	constructor(settings: Settings) {
		this.#settings = settings;
	}

	/** Those of one record. */
	of(recordId: string | undefined): KeptFile[] {
		return this.kept.filter((file) => file.recordId === recordId);
	}

	/** Reads the device anew. */
	async read(): Promise<void> {
		this.kept = await keptFiles(this.#settings.person);
	}

	/** Sends what can go; whoever asks meanwhile waits for the same. */
	send(): Promise<void> {
		this.#sending ??= this.#send().finally(() => (this.#sending = null));
		return this.#sending;
	}

	async #send(): Promise<void> {
		if (!this.alone.some(({ standing }) => standing === 'unsent')) return;
		this.isSending = true;
		try {
			// Few pages have something to send: the others are drawn without this.
			const { sendFiles } = await import('$lib/offline/send-files');
			const sent = await sendFiles({ ask: fetch, appVersion: version });
			this.isLeft = sent.outcome === 'left' || sent.outcome === 'not-reached';
			await this.#settings.after(sent);
		} finally {
			this.isSending = false;
		}
	}

	/** 取消 of one. */
	async drop(opId: string): Promise<void> {
		await dropFile(this.#settings.person, opId);
		await this.#settings.changed();
	}
}
