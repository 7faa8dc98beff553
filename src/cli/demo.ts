import { isCivilDate } from '$lib/domain/calendar';
import { today } from '$lib/server/clock';
import { FIRST_TODAY } from '$lib/server/demonstration';
import { fillWithDemonstration } from '$lib/server/demonstration/fill';
import { type Command, Refused, unreadable, withWritableDatabase } from './command';
import { migrateOrRefuse } from './migrate';
import { readOptions } from './options';

const fewest = 100;

export const demoCommand: Command = async (args, io) => {
	const { values, positionals } = readOptions(args, {
		staff: { type: 'string' },
		seed: { type: 'string' },
		today: { type: 'string' }
	});
	if (positionals.length > 0) throw unreadable(`「${positionals[0]}」の指定を読み取れません。`);
	const options = {
		staff: wholeNumber('staff', values.staff, fewest, 200_000),
		seed: wholeNumber('seed', values.seed, 0, 4_294_967_295),
		today: dayOf(values.today)
	};
	await migrateOrRefuse(io);
	const outcome = await withWritableDatabase((database) => fillWithDemonstration(database, options));
	if (!outcome.ok)
		throw new Refused(
			'データベースが空ではないので、汐見市を作りませんでした。DATABASE_URL に新しいファイルを指定してください。'
		);
	io.out('汐見市を作りました。次の職員番号とパスワードでログインできます。');
	for (const { title, staffNumber, password } of outcome.signIns) io.out(`  ${title}\t${staffNumber}\t${password}`);
	return 0;
};

function wholeNumber(option: string, written: string | undefined, least: number, most: number): number | undefined {
	if (written === undefined) return undefined;
	const number = /^\d{1,10}$/.test(written) ? Number(written) : NaN;
	if (!(number >= least && number <= most))
		throw unreadable(`--${option} には ${least} から ${most} までの整数を指定してください。`);
	return number;
}

function dayOf(written: string | undefined) {
	const day = written ?? today();
	if (!isCivilDate(day)) throw unreadable(`「${written}」という日はありません。2026-11-21 のように指定してください。`);
	if (day < FIRST_TODAY) throw new Refused(`汐見市は ${FIRST_TODAY} 以後の日について作れます。`);
	return day;
}
