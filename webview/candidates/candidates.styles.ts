import { css } from 'lit';

export const candidatesStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    scrollbar-color: var(--vscode-scrollbarSlider-background) transparent;
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 10px;
  }

  .caption {
    margin: 0;
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
  }

  easel-image-stage {
    flex: 1;
    min-block-size: 0;
  }
`;
