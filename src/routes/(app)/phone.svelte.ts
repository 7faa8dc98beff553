import { version } from '$app/environment';
import { type ClaimFields } from '$lib/domain/training';
import { askForBackgroundSync, whenSentInBackground } from '$lib/offline/background';
import { cancelUnsent } from '$lib/offline/change';
import { becomeDeviceOf, keyOf, whenPersonChanges } from '$lib/offline/identity';
import { unsent, type Unsent } from '$lib/offline/outbox';
import { Queue, type Round } from '$lib/offline/queue';
import { reach } from '$lib/offline/reach';
import { type Saved, saveRecord, type SaveSettings } from '$lib/offline/save';
import { type FilesSent } from '$lib/offline/send-files';
import { sendOnce } from '$lib/offline/sender';
import { lastSnapshot, type SentItem, sentLately } from '$lib/offline/snapshot';
import { noteSync, syncState } from '$lib/offline/sync';
import { askToPersist, storageSentences, type StorageTrouble, storageTrouble } from '$lib/offline/storage';
import { noteRead } from '$lib/offline/unread';
import { warmUp } from '$lib/offline/warm-up';
import { type Courses, coursesOf } from '$lib/ui/phone/courses';
import { notTakenOf } from '$lib/ui/phone/known-words';
import { shownItems } from '$lib/ui/phone/unsent-words';
import { createContext } from 'svelte';
import { askAgain } from './ask-again';
import { forgetIfLeft } from './ended';
import { isLeaving, setLeaving } from './leaving';
import { PhoneFiles } from './phone-files.svelte';
import { whenWorthTrying } from './worth-trying';

type SavedHere = { recordId: string; claim: ClaimFields; wasKnown: boolean; fileTrouble: StorageTrouble | null };

/** What this device keeps, as the screens show it: always what lies in its database, read anew after every change. */
export class Phone {
	/** 職員番号 of whom the page was made for: what is shown and kept here is theirs, or nobody's */
	readonly person: string;
	unsent = $state.raw<Unsent>({ items: [], broken: 0, brokenFiles: 0, foreign: null });
	/** one's own unsent, as 送信待ち shows it */
	shown = $derived(shownItems(this.unsent.items));
	/** the files beside them */
	readonly files: PhoneFiles;
	/** what the server has got from here lately, and what of it the ledger was not asked for since */
	sentLately = $state.raw<SentItem[]>([]);
	sent = $derived(this.sentLately.filter(({ isListed }) => !isListed));
	/** what the server did not take over of what was sent later than it was saved, until it is read */
	notTaken = $derived(notTakenOf(this.sentLately));
	sync = $state.raw<{ lastAt: string | null; needsSignIn: boolean }>({ lastAt: null, needsSignIn: false });
	courses = $state.raw<Courses>(coursesOf({ required: [], recent: [], others: [] }));
	/** false until the database has been read once, and where there is none */
	isReady = $state(false);
	/** a sentence about why nothing can be kept here, or why the server takes nothing */
	trouble = $state<string | null>(null);
	isSending = $state(false);
	/** what was saved last on this page's watch: what it said, whether the server knew it already, and why its files were not kept */
	saved = $state.raw<SavedHere | null>(null);

	#queue = new Queue({
		send: (soFar) => sendOnce({ ask: fetch, appVersion: version }, soFar),
		after: (round) => this.#after(round),
		isWorthwhile: async () =>
			document.visibilityState === 'visible' &&
			(this.files.isLeft || this.unsent.items.some(({ standing }) => standing === 'unsent'))
	});
	#others: BroadcastChannel | undefined;
	#hasAskedForKeys = false;
	#reading: Promise<void> = Promise.resolve();

	constructor(person: string) {
		this.person = person;
		const changed = async () => {
			await this.refresh();
			this.#others?.postMessage('changed');
		};
		this.files = new PhoneFiles({ person, changed, after: (sent) => this.#afterFiles(sent) });
	}

	/**
	 * Begins to listen: to the network, to whoever looks at the page, to other windows and the worker. Ends with what it returns.
	 *
	 * @param isStale whether the page shows what the device had kept
	 */
	start(isStale: () => boolean): () => void {
		setLeaving(false);
		const wake = () => {
			void this.wake();
			if (isStale()) void this.#askAnew();
		};
		const endLooking = whenWorthTrying(wake);
		const endPerson = whenPersonChanges(this.person, () => isLeaving() || location.reload());
		const endBackground = whenSentInBackground(() => void this.refresh());
		this.#others = globalThis.BroadcastChannel && new BroadcastChannel('kenshu-outbox');
		this.#others?.addEventListener('message', () => void this.refresh());
		void this.refresh().then(wake);
		return () => {
			endLooking();
			endBackground();
			endPerson();
			this.#others?.close();
			this.#queue.stop();
		};
	}

	/** What is on the screen is asked for again, once the server is reached; nobody is sent away to sign in while they may be writing. */
	async #askAnew(): Promise<void> {
		const asker = keyOf(this.person).catch(() => null);
		const reached = await reach(fetch, '/api/me');
		const { outcome } = reached;
		if (reached.outcome === 'answered' && this.#isAnother(reached.body)) return location.reload();
		if (outcome === 'answered') await this.#drawAnew(({ pathname }) => pathname.startsWith('/api/'));
		if (outcome !== 'needs-sign-in') return;
		const way = await forgetIfLeft(reached, asker);
		if (way !== null) return location.assign(way);
		await noteSync(this.person, { needsSignIn: true });
		await this.refresh();
	}

	#isAnother(me: unknown): boolean {
		return (me as { staffNumber?: string }).staffNumber !== this.person;
	}

	/** Reads the device anew. One reading after the other: an older one that took longer must not have the last word. */
	refresh(): Promise<void> {
		this.#reading = this.#reading.then(() => this.#read());
		return this.#reading;
	}

	async #read(): Promise<void> {
		try {
			const form = await lastSnapshot<Parameters<typeof coursesOf>[0]>(this.person, '/api/record-form');
			[this.unsent, this.sentLately, this.sync] = await Promise.all([
				unsent(this.person),
				sentLately(this.person),
				syncState(),
				this.files.read()
			]);
			if (form) this.courses = coursesOf(form.body);
			this.isReady = true;
		} catch (thrown) {
			this.trouble = storageSentences[storageTrouble(thrown)];
		}
	}

	/** The server has said who is signed in: the device is theirs, and keeps what it needs without a network. */
	async belong(): Promise<void> {
		try {
			if (!(await becomeDeviceOf(this.person))) return;
			await warmUp(this.person, fetch);
			await this.#findLostKeys();
		} catch (thrown) {
			this.trouble = storageSentences[storageTrouble(thrown)];
			return;
		}
		await this.wake();
	}

	/** Once for a page: keys are lost where a server is restored, and that is rare. */
	async #findLostKeys(): Promise<void> {
		if (this.#hasAskedForKeys) return;
		this.#hasAskedForKeys = true;
		const { askForLostKeys } = await import('$lib/offline/lost-keys');
		await askForLostKeys(this.person, fetch);
		await this.refresh();
	}

	/** Takes away for good what others left unsent long ago, or what nobody can read any more. */
	async clear(what: 'foreign' | 'broken'): Promise<void> {
		const { clearBroken, clearForeign } = await import('$lib/offline/clear');
		await (what === 'foreign' ? clearForeign(this.person) : clearBroken(this.person));
		await this.refresh();
		this.#others?.postMessage('changed');
		await this.wake();
	}

	/** Tries to send now. */
	async wake(): Promise<Round> {
		this.isSending = true;
		try {
			return await this.#queue.wake();
		} catch {
			return { outcome: 'not-reached', answers: [], message: null };
		} finally {
			this.isSending = false;
		}
	}

	/** 保存する. */
	async save(claim: ClaimFields, what: Pick<SaveSettings, 'instead' | 'mends' | 'files'>): Promise<Saved> {
		const saved = await saveRecord(claim, { person: this.person, ...what, wake: () => this.wake() });
		// What was typed here is not to go under somebody else's name, by no way.
		if (saved.how === 'unkept' && saved.reason === 'another-person') location.reload();
		// That it was known already is said at once.
		if (saved.how === 'known') await noteRead(this.person, [saved.recordId]).catch(() => {});
		if (saved.how !== 'unkept') await this.#kept();
		if ('recordId' in saved) {
			const { recordId, how, fileTrouble } = saved;
			this.saved = { recordId, claim, wasKnown: how === 'known', fileTrouble };
		}
		return saved;
	}

	/** What was not taken over of these records was read. */
	async read(recordIds: string[]): Promise<void> {
		await noteRead(this.person, recordIds).catch(() => {});
		await this.refresh();
		this.#others?.postMessage('changed');
	}

	/** The unsent command that mends this returned record; null where there is none. */
	mendingOf(id: number): string | null {
		const mending = this.unsent.items.find(({ command }) => command.kind === 'record' && command.mends === id);
		return mending?.opId ?? null;
	}

	/** All that is unsent of one record. */
	unsentOf(recordId: string): Unsent['items'] {
		return this.unsent.items.filter((item) => item.recordId === recordId);
	}

	/** 取消 of something unsent. */
	async cancel(opId: string): Promise<void> {
		await cancelUnsent(this.person, opId, '本人が送信待ちで取り消しました。');
		await this.#kept();
		await this.wake();
	}

	async #afterFiles({ attached, outcome }: FilesSent): Promise<void> {
		await this.refresh();
		if (outcome === 'needs-sign-in') await this.#askAnew();
		if (this.files.isLeft) {
			void askForBackgroundSync();
			await this.#queue.again();
		}
		if (attached === 0) return;
		this.#others?.postMessage('changed');
		await this.#drawAnew(({ pathname }) => pathname === '/api/records');
	}

	async #kept(): Promise<void> {
		await this.refresh();
		this.#others?.postMessage('changed');
		void askForBackgroundSync();
		void askToPersist();
	}

	async #after(round: Round): Promise<void> {
		await this.#show(round);
		// Beside the records: nobody waits for a picture to hear that their record was sent.
		if (round.outcome === 'sent' || round.outcome === 'nothing') void this.files.send().catch(() => {});
	}

	async #show(round: Round): Promise<void> {
		this.trouble = round.message;
		await this.refresh();
		// The session may be somebody else's by now.
		if (round.outcome === 'needs-sign-in') await this.#askAnew();
		if (round.answers.length === 0) return;
		this.#others?.postMessage('changed');
		// What is on the screen may have changed with them.
		await this.#drawAnew(({ pathname }) => ['/api/records', '/api/home'].includes(pathname));
	}

	/** What is on the screen first, and then what is kept for the other pages: all of it is as old as the rest. */
	async #drawAnew(which: (asked: URL) => boolean): Promise<void> {
		const since = Date.now();
		await askAgain(which);
		await warmUp(this.person, fetch, since).catch(() => {});
	}
}

/** The device of the page one is on; made once by the layout, never on the server's behalf. */
export const [phone, setPhone] = createContext<Phone>();
