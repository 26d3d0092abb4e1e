/** For VS Code to close the menu that the action was chosen from. */
const focusMilliseconds = 3_000;

/**
 * Puts an image on the clipboard, as PNG: the one format that every browser writes.
 *
 * The clipboard is asked before the bytes are there, while the click still counts as the person's wish.
 *
 * @throws Error with a sentence.
 */
export async function copyImage(url: () => Promise<string>): Promise<void> {
  await takeFocus();
  let problem: unknown;
  const png = url()
    .then(fetchPng)
    .catch((error: unknown) => {
      problem = error;
      throw error;
    });
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
  } catch {
    // The clipboard's own error is the browser's, or says only that there were no bytes.
    throw problem ?? new Error('The clipboard did not take the image. Choose Copy Image again.');
  }
}

/** The clipboard takes images from the page with the focus alone, and a menu gives it back a moment later. */
async function takeFocus(): Promise<void> {
  if (document.hasFocus()) return;
  const patience = AbortSignal.timeout(focusMilliseconds);
  await new Promise((resolve, reject) => {
    const giveUp = (): void =>
      reject(new Error('Click an image in the gallery, and choose Copy Image again.'));
    patience.addEventListener('abort', giveUp, { once: true });
    window.addEventListener('focus', resolve, { once: true, signal: patience });
    window.focus();
  });
}

async function fetchPng(url: string): Promise<Blob> {
  try {
    return await readPng(url);
  } catch {
    throw new Error('This image cannot be read.');
  }
}

async function readPng(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(response.statusText);
  const blob = await response.blob();
  if (blob.type === 'image/png') return blob;
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
  return canvas.convertToBlob({ type: 'image/png' });
}
