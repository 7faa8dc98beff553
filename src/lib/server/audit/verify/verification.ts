import { type ExpectedEntry } from '$lib/domain/audit';

/** What can be wrong with an entry of the log. */
export type EntryFault =
	/** its number is missing */
	| 'entry-missing'
	/** it is the first one and names the hash of another before it */
	| 'entry-unchained'
	/** it no longer fits its own hash, or the one after it names another hash */
	| 'entry-altered'
	/** its payload no longer fits its digest */
	| 'payload-altered'
	/** what it vouches for (its seals) was changed */
	| 'seal-altered'
	/** there is a seal under a number that is none of an entry, or of what entries do not vouch for */
	| 'seal-foreign'
	/** it is not there, though its number was written down elsewhere */
	| 'expected-missing'
	/** its hash is not the one that was written down elsewhere */
	| 'expected-differs';

/** What works on the data without this program, which has none of it. */
export type SchemaFault = 'trigger-foreign' | 'view-foreign';

/** What can be wrong with the file of evidence that an entry attached. */
export type FileFault =
	/** its bytes are not those it is named by */
	| 'file-altered'
	/** it is no longer there */
	| 'file-missing';

/** What can be wrong with a row, or with an older version of one, that an entry wrote. */
export type RowFault =
	/** the row is not what the entry wrote */
	| 'row-altered'
	/** the entry wrote it, and it is no longer there */
	| 'row-missing'
	/** it bears the entry's number, but the entry did not write it, or there is no such entry */
	| 'row-foreign';

export type Finding = {
	/** the number of the entry it belongs to: the one that is broken or missing, or that wrote the row; 0 where there is no such number */
	entry: number;
} & (
	| { fault: Exclude<EntryFault, 'entry-missing'> }
	/** all from `entry` through this one are missing */
	| { fault: 'entry-missing'; through: number }
	/** `name`: what it is called in the database */
	| { fault: SchemaFault; name: string }
	/** `name`: what it proves, in the words of the office */
	| { fault: FileFault; name: string }
	| {
			fault: RowFault;
			/** the table's name in the database */
			table: string;
			/** the id in the table; of a kept version, that of the row it was a version of */
			id: number;
			/** whether it is a version kept in `superseded`, not the row that counts today */
			superseded: boolean;
			/** the row in the words of the office, as「受講記録 0001 DX-BASIC 2026-06-01」 */
			name: string;
	  }
);

/** What a check of the whole log found. All is well where `total` is 0. */
export type Verification = {
	/** how many entries there are */
	entries: number;
	/** how many rows and kept versions were held against what their entries vouch for */
	rows: number;
	/** how many files of evidence were held against the hashes they are named by */
	files: number;
	/** how many entries are from before entries vouched for rows and were not sealed since; what they wrote cannot be checked */
	older: number;
	/** the newest entry, to be written down elsewhere: that newest entries are gone can be found only so; null in an empty log */
	last: { number: number; hash: string } | null;
	/** what was written down elsewhere and asked for; null where nothing was. Whether it holds is told by the findings */
	expected: ExpectedEntry | null;
	/** how many findings there are */
	total: number;
	/** the first of them, by entry */
	findings: Finding[];
};
