import { type CsvName, type PackageSketch } from '../factories/package';
import { codesIn, manual } from './manual';

/** The example that runs through docs/import-package.md, file by file. */
export function examplePackage(): PackageSketch {
	const { blocks } = manual('import-package.md');
	const tables = blocks
		.filter(({ language }) => language === 'csv')
		.map(({ heading, text }) => [codesIn(heading)[0] as CsvName, text]);
	const plan = blocks.find(({ language }) => language === 'json')?.text;
	return { ...(Object.fromEntries(tables) as PackageSketch), 'plan.json': plan };
}
