import { css } from 'lit';
import { checkerboardStyles } from '../../shared/checkerboard.styles.ts';

export const imageGridStyles = [
  checkerboardStyles,
  css`
    :host {
      display: block;
      min-block-size: 0;
      min-inline-size: 0;
    }

    .scroller {
      block-size: 100%;
      overflow: hidden auto;
      /* The grid itself keeps the place when images come and go. */
      overflow-anchor: none;
      scrollbar-gutter: stable;
    }

    [role='grid'] {
      position: relative;
      contain: layout paint style;
    }

    .row {
      position: absolute;
      inset-inline: 8px;
      display: grid;
      grid-template-columns: repeat(var(--columns), var(--cell));
      justify-content: space-between;
      contain: layout style;
    }

    .cell {
      position: relative;
      box-sizing: border-box;
      inline-size: var(--cell);
      padding: 4px;
      border-radius: 4px;
      cursor: pointer;
      outline: none;
    }

    .cell:hover {
      background: var(--vscode-list-hoverBackground);
      color: var(--vscode-list-hoverForeground, inherit);
      outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
      outline-offset: -1px;
    }

    .cell[aria-selected='true'] {
      background: var(--vscode-list-inactiveSelectionBackground);
      color: var(--vscode-list-inactiveSelectionForeground, inherit);
      outline: 2px dotted var(--vscode-contrastActiveBorder, transparent);
      outline-offset: -2px;
    }

    [role='grid']:focus-within .cell[aria-selected='true'] {
      background: var(--vscode-list-activeSelectionBackground);
      color: var(--vscode-list-activeSelectionForeground, inherit);
    }

    .cell:focus-visible,
    .cell:focus {
      outline: 1px solid var(--vscode-list-focusOutline, var(--vscode-focusBorder));
      outline-offset: -1px;
    }

    .cell[aria-selected='true']:focus {
      outline: 2px solid
        var(--vscode-list-focusAndSelectionOutline, var(--vscode-contrastActiveBorder, var(--vscode-focusBorder)));
      outline-offset: -2px;
    }

    .picture {
      position: relative;
      display: grid;
      place-items: center;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      block-size: calc(var(--cell) - 8px);
    }

    .cell:not(.described) .picture {
      border-radius: 2px;
      background: color-mix(in srgb, var(--vscode-foreground) 6%, transparent);
    }

    img {
      max-inline-size: 100%;
      max-block-size: 100%;
      border-radius: 2px;
    }

    .broken {
      opacity: 0.6;
    }

    .name {
      display: block;
      overflow: hidden;
      padding: 2px 2px 0;
      line-height: 18px;
      text-align: center;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    /* Drawn, not written: the cell's name is the file's alone, and its description says the rest. */
    .picture[data-badge]::after {
      content: attr(data-badge);
      position: absolute;
      inset: auto auto 4px 4px;
      max-inline-size: calc(100% - 8px);
      box-sizing: border-box;
      overflow: hidden;
      padding: 1px 6px;
      border: 1px solid var(--vscode-contrastBorder, transparent);
      border-radius: 9px;
      background: var(--vscode-badge-background);
      color: var(--vscode-badge-foreground);
      font-size: 11px;
      line-height: 14px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .star {
      position: absolute;
      inset: 8px 8px auto auto;
      display: flex;
      padding: 3px;
      border: 1px solid var(--vscode-contrastBorder, transparent);
      border-radius: 5px;
      background: color-mix(in srgb, var(--vscode-editor-background) 80%, transparent);
      color: var(--vscode-editor-foreground);
      cursor: pointer;
      opacity: 0;
    }

    .cell:hover .star,
    .cell:focus .star,
    .star[aria-pressed='true'] {
      opacity: 1;
    }

    .star:hover {
      background: var(--vscode-editor-background);
    }
  `,
];
