import { css } from 'lit';

export const viewControlsStyles = css`
  :host {
    display: flex;
    align-items: center;
  }

  .group {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .group + .group {
    margin-inline-start: 6px;
    padding-inline-start: 6px;
    border-inline-start: 1px solid var(--easel-separator);
  }

  input[type='range'] {
    inline-size: 64px;
  }

  input[type='color'] {
    inline-size: 24px;
    block-size: 24px;
    padding: 3px;
    border: none;
    border-radius: 5px;
    background: none;
    cursor: pointer;
  }

  input[type='color']::-webkit-color-swatch-wrapper {
    padding: 0;
  }

  input[type='color']::-webkit-color-swatch {
    border: 1px solid var(--vscode-icon-foreground);
    border-radius: 3px;
  }

  input[type='color']:hover {
    background-color: var(--vscode-toolbar-hoverBackground);
  }

  input[type='color']:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }

  easel-number-field {
    --easel-number-width: 62px;
  }
`;
