import { css } from 'lit';

/** A native range field that looks like the rest. */
export const sliderStyles = css`
  input[type='range'] {
    appearance: none;
    block-size: 16px;
    margin: 0;
    border-radius: 2px;
    background: linear-gradient(var(--easel-track), var(--easel-track)) center / 100% 2px no-repeat;
    --easel-track: color-mix(in srgb, var(--vscode-foreground) 40%, transparent);
    cursor: pointer;
  }

  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    inline-size: 12px;
    block-size: 12px;
    border: 1px solid var(--vscode-editor-background);
    border-radius: 50%;
    background: var(--vscode-foreground);
  }

  input[type='range']:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
`;
