/** Everything the environment decides, read in one place. */
export type Settings = {
	/** libSQL address: `file:…` for a local file, else `libsql://`, `http://`, `ws://` */
	databaseUrl: string;
	databaseAuthToken: string | undefined;
	/** whether people come by https: ORIGIN, the address they open, says so */
	isHttps: boolean;
};

/** Where nobody says which database is meant. */
export const defaultDatabaseUrl = 'file:data/kenshu.db';

export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
	return {
		databaseUrl: environment.DATABASE_URL || defaultDatabaseUrl,
		databaseAuthToken: environment.DATABASE_AUTH_TOKEN || undefined,
		isHttps: environment.ORIGIN?.startsWith('https:') ?? false
	};
}
