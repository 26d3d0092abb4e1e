import { css } from 'lit';
import { checkerboardStyles } from '../shared/checkerboard.styles.ts';

export const thumbnailStripStyles = [
  checkerboardStyles,
  css`
    :host {
      display: block;
      border-block-start: 1px solid var(--vscode-panel-border);
    }

    .strip {
      display: flex;
      justify-content: safe center;
      gap: 8px;
      padding: 10px;
      overflow-x: auto;
    }

    .thumbnail {
      flex: none;
      padding: 2px;
      border: 2px solid transparent;
      border-radius: 4px;
      cursor: pointer;
    }

    .thumbnail:hover {
      border-color: var(--vscode-contrastActiveBorder, var(--vscode-toolbar-hoverBackground));
    }

    .thumbnail[aria-selected='true'] {
      border-color: var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
    }

    .thumbnail:focus-visible {
      outline: 1px solid var(--vscode-focusBorder);
      outline-offset: 2px;
    }

    img {
      display: block;
      block-size: 56px;
      min-inline-size: 28px;
      max-inline-size: 112px;
      object-fit: contain;
      border-radius: 2px;
    }
  `,
];
