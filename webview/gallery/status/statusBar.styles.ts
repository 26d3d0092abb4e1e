import { css } from 'lit';

export const statusBarStyles = css`
  :host {
    display: block;
    border-block-start: 1px solid var(--easel-separator);
  }

  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 16px;
    min-block-size: 24px;
    padding: 2px 12px;
    color: var(--vscode-descriptionForeground);
    font-variant-numeric: tabular-nums;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }

  .archive {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-inline-start: auto;
  }
`;
