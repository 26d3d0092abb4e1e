/** The last step of `npm run package`: fails it when what ships has outgrown its budget. */
import { checkSize, sizedFiles } from './sizeBudgets.ts';

for (const { ok, sentence } of await Promise.all(sizedFiles.map(checkSize))) {
  console.log(sentence);
  if (!ok) {
    process.exitCode = 1;
  }
}
