import { type Counts } from '../difference/counts';
import { type FinisherColumns } from './columns';
import { type Answers } from './judge-list';
import { type FinisherTerms } from './taken-rows';

/** What has been said of a list so far, step by step. */
export type FinisherProgress = FinisherTerms & {
	/** all its days lie in this year */
	fiscalYear: number;
	/** which sheet of the workbook */
	sheet: number;
	/** the row of the headings; null until it was looked at */
	headerRow: number | null;
	/** null until they were said */
	columns: FinisherColumns | null;
	answers: Answers;
	/** null until it was taken in */
	taken: TakenList | null;
};

/** A row that did not go in, with whom it names ('' for nobody) and every reason. */
export type RowLeftOut = { rowNumber: number; who: string; faults: string[] };

/** What became of a list: what its sender is told, and is told again where it was sent twice. */
export type TakenList = {
	/** of the import */
	number: number;
	counts: Counts;
	/** records that stay as they were */
	kept: number;
	leftOut: RowLeftOut[];
	/** the numbers of the rows nothing is wrong with and that were not wanted; whom they name is nobody's business any more */
	passedOver: number[];
};
