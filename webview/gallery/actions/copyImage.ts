/**
 * Puts an image on the clipboard, as PNG: the one format that every browser writes.
 *
 * The clipboard is asked at once, while the click still counts as the person's wish; the bytes may come later.
 */
export async function copyImage(url: () => Promise<string>): Promise<void> {
  let problem: unknown;
  const png = url()
    .then(fetchPng)
    .catch((error: unknown) => {
      problem = error;
      throw error;
    });
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
  } catch (error) {
    // The clipboard's own error says only that there were no bytes.
    throw problem ?? error;
  }
}

async function fetchPng(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error('This image cannot be read.');
  const blob = await response.blob();
  if (blob.type === 'image/png') return blob;
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
  return canvas.convertToBlob({ type: 'image/png' });
}
