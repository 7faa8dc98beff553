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
};
