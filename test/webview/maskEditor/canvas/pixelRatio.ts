import { chromium } from './chromium.ts';

/** As on a screen, or at a zoom of VS Code, with so many device pixels for a CSS pixel. */
export async function setPixelRatio(deviceScaleFactor: number): Promise<void> {
  await chromium('Emulation.setDeviceMetricsOverride', {
    width: 0,
    height: 0,
    deviceScaleFactor,
    mobile: false,
  });
}
