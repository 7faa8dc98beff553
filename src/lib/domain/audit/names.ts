import { type KeptPayload } from './payload';

/** A person as a sentence calls them; `staffNumber` is null for somebody who is on no list any more. */
export type AuditPerson = { name: string; staffNumber: string | null };

/** The names behind the numbers of payloads, as of today. What is not in a map is not known any more. */
export type AuditNames = {
	/** by the id of the row in `staff` */
	staff: ReadonlyMap<number, AuditPerson>;
	/** by the id of the account */
	accounts: ReadonlyMap<number, AuditPerson>;
	/** by the code of the course */
	courses: ReadonlyMap<string, string>;
	/** by the number of the import */
	imports: ReadonlyMap<number, string>;
};

/** The numbers for which names are needed. */
export type Mentioned = { staff: number[]; accounts: number[]; courses: string[]; imports: number[] };

/** What these payloads mention, each once. */
export function mentionedIn(payloads: readonly (KeptPayload | null)[]): Mentioned {
	const all = (key: string) => [...new Set(payloads.map((payload) => payload?.[key]))];
	const numbers = (key: string) => all(key).filter((value) => typeof value === 'number');
	return {
		staff: numbers('staff'),
		accounts: numbers('accountId'),
		courses: all('course').filter((value) => typeof value === 'string'),
		imports: numbers('import')
	};
}

/** 佐藤 花子（1234） */
export function personWords({ name, staffNumber }: AuditPerson): string {
	return staffNumber === null ? name : `${name}（${staffNumber}）`;
}
