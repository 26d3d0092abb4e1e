/** Paints a picture with a name on it, so that screenshots tell one from the other. */
export async function picture(name: string, width: number, height: number, color?: string): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  if (color) {
    context.fillStyle = color;
    context.fillRect(0, 0, width, height);
  }
  context.fillStyle = color ? '#ffffff' : '#d65d0e';
  context.beginPath();
  context.arc(width / 2, height / 2, Math.min(width, height) / 3, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#1e1e2e';
  context.font = `${Math.min(width, height) / 4}px sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(name, width / 2, height / 2);
  return URL.createObjectURL(await canvas.convertToBlob());
}
