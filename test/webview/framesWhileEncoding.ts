/**
 * Chromium encodes a canvas when the page is idle, which it is between two frames. Where nothing is drawn it often waits
 * for a whole second, for each picture of a test. So frames are asked for while one is encoded.
 */
const { convertToBlob } = OffscreenCanvas.prototype;

OffscreenCanvas.prototype.convertToBlob = async function (options) {
  let frame = 0;
  const ask = () => {
    frame = requestAnimationFrame(ask);
  };
  ask();
  try {
    return await convertToBlob.call(this, options);
  } finally {
    cancelAnimationFrame(frame);
  }
};
