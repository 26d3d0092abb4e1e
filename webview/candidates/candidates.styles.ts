import { css } from 'lit';

export const candidatesStyles = css`
  :host {
    display: block;
    block-size: 100%;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    scrollbar-color: var(--vscode-scrollbarSlider-background) transparent;
  }

  main {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 0 10px 4px;
  }

  .caption {
    margin: 0;
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
  }

  /* The button's text ends where the image does. */
  vscode-toolbar-button {
    margin-inline-end: -5px;
  }

  easel-image-stage {
    flex: 1;
    min-block-size: 0;
  }
`;
