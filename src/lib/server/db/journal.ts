import { log } from '../log';
import { conditionSentence } from './condition';
import { type Illness } from './health';

/** What the journal was told last, for each address of a database. */
const told = new Map<string, Illness>();

/** Writes one sentence to the journal when a database falls ill, ails of something else, or is well again; never the same twice. */
export function tellJournal(url: string, illness: Illness | null): void {
	if ((told.get(url) ?? null) === illness) return;
	if (illness === null) {
		told.delete(url);
		log.info({ reason: null }, wellAgain);
	} else {
		told.set(url, illness);
		log.error({ reason: illness }, illnessSentence(illness, url));
	}
}

const wellAgain = 'データベースを、また使えるようになりました。';

function illnessSentence(illness: Illness, url: string): string {
	switch (illness) {
		case 'disk-full':
			return 'データベースのあるディスクの空きが残りわずかです。空きがなくなると、記録できません。空きを作ってください。';
		case 'clock':
			return 'サーバーの時計が、最後の記録より10分以上戻っています。時刻を確かめてください。';
		case 'gap':
			return '操作の記録の番号が抜けています。「audit verify」で確かめてください。';
		default:
			return conditionSentence(illness, url);
	}
}
