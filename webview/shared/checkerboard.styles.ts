import { css } from 'lit';

/** What shows through transparent pixels, in tones of the theme at hand. */
export const checkerboardStyles = css`
  .checkerboard {
    --square: color-mix(in srgb, var(--vscode-editor-foreground) 14%, var(--vscode-editor-background));
    background: repeating-conic-gradient(var(--square) 0 25%, var(--vscode-editor-background) 0 50%) 0 0 / 16px 16px;
  }
`;
