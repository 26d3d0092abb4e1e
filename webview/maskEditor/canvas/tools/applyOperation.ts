import type { MaskOperation } from '../../mask/maskOperation.ts';
import type { MaskSession } from '../../mask/maskSession.ts';
import type { ToolBench } from './canvasTool.ts';

/** Does the operation, and says what is painted now, or that it could not be done. */
export async function applyOperation(
  { session, announce }: ToolBench,
  operation: MaskOperation,
): Promise<void> {
  try {
    await session.apply(operation);
    announce(paintedText('erase' in operation && operation.erase, session));
  } catch {
    announce('That could not be painted. Try another tool.');
  }
}

/** As in "Painted. The mask covers 12%." */
export function paintedText(erased: boolean, { share }: MaskSession): string {
  const percent = share > 0 && share < 0.01 ? 'less than 1' : Math.round(share * 100);
  return `${erased ? 'Erased' : 'Painted'}. The mask covers ${percent}%.`;
}
