import { workbenchTest } from './workbenchTest.ts';

workbenchTest('Show Log opens the log of Easel', {}, async ({ workbench }) => {
  await workbench.runCommand('Easel: Show Log');
  await workbench.output('Easel').waitFor();
});
