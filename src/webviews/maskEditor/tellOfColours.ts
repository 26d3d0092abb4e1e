import type { EditorState } from './editorState.ts';

const transfers = { pq: 'HDR colours (PQ)', hlg: 'HDR colours (HLG)', linear: 'linear colours' } as const;

/** Warns of a file whose numbers mean other colours than image models expect. */
export function tellOfColours({ document, messages }: EditorState): void {
  const transfer = document.state.picture?.facts.transfer;
  if (transfer === undefined) {
    messages.hide('colours');
    return;
  }
  const text = `“${document.name}” has ${transfers[transfer]}, which image models do not know. The painted part may come back too dark or too bright.`;
  messages.show({ id: 'colours', severity: 'warning', text });
}
