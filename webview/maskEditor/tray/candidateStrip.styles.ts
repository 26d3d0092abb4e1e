import { css } from 'lit';
import { checkerboardStyles } from '../../shared/checkerboard.styles.ts';

export const candidateStripStyles = [
  checkerboardStyles,
  css`
    :host {
      display: block;
    }

    .strip {
      display: flex;
      justify-content: safe center;
      gap: 6px;
      padding: 4px 10px 8px;
      overflow-x: auto;
    }

    .candidate {
      position: relative;
      flex: none;
      padding: 2px;
      border: 2px solid transparent;
      border-radius: 4px;
      cursor: pointer;
    }

    .candidate:hover {
      border-color: var(--vscode-contrastActiveBorder, var(--vscode-toolbar-hoverBackground));
    }

    .candidate[aria-selected='true'] {
      border-color: var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
    }

    .candidate:focus-visible {
      outline: 1px solid var(--vscode-focusBorder);
      outline-offset: 1px;
    }

    img {
      display: block;
      block-size: 52px;
      min-inline-size: 28px;
      max-inline-size: 104px;
      object-fit: contain;
      border-radius: 2px;
    }

    .kept {
      position: absolute;
      inset: auto 4px 4px auto;
      display: flex;
      padding: 1px;
      border-radius: 50%;
      background: var(--vscode-editor-background);
      color: var(--vscode-foreground);
    }
  `,
];
