import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { unreadable } from './command';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's words; anything it does not know ends with status 2 and a sentence. */
export function readOptions<T extends Options>(args: string[], options: T) {
	try {
		return parseArgs({ args, options, allowPositionals: true, strict: true });
	} catch (error) {
		const word = /'([^']+)'/.exec(String(error))?.[1] ?? args.join(' ');
		throw unreadable(
			`「${word}」の指定を読み取れません。「npm run --silent kenshu -- help」で使い方を確かめてください。`
		);
	}
}

/** One of the words, the first being the default. */
export function oneOf<const T extends string>(
	option: string,
	value: string | undefined,
	words: readonly [T, ...T[]]
): T {
	if (value === undefined) return words[0];
	const found = words.find((word) => word === value);
	if (found === undefined)
		throw unreadable(`--${option} には ${words.join('、')} のどれかを指定してください（「${value}」は使えません）。`);
	return found;
}

/**
 * A path as it was given: from the folder where the command was called. `npm run` calls it in the checkout's own folder and tells the
 * caller's in INIT_CWD, which a program started from another script would inherit wrongly.
 */
export function givenPath(written: string, environment: NodeJS.ProcessEnv = process.env): string {
	const caller = environment.npm_lifecycle_event === 'kenshu' ? environment.INIT_CWD : undefined;
	return resolve(caller ?? '.', written);
}
