import { css } from 'lit';
import { checkerboardStyles } from '../../shared/checkerboard.styles.ts';

export const detailsPanelStyles = [
  checkerboardStyles,
  css`
    :host {
      display: block;
      min-block-size: 0;
      min-inline-size: 0;
    }

    aside {
      display: flex;
      flex-direction: column;
      gap: 12px;
      box-sizing: border-box;
      block-size: 100%;
      padding: 6px 14px 14px;
      overflow-y: auto;
      outline: none;
    }

    aside:focus-visible {
      outline: 1px solid var(--vscode-focusBorder);
      outline-offset: -1px;
    }

    aside > * {
      flex: none;
    }

    header,
    .title {
      display: flex;
      align-items: center;
      gap: 4px;
    }

    h2,
    h3,
    p,
    dl,
    dd {
      margin: 0;
    }

    h2 {
      flex: 1;
      overflow: hidden;
      font-size: 1em;
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    h3 {
      flex: 1;
      font-size: 11px;
      font-weight: 600;
      line-height: 22px;
      text-transform: uppercase;
      color: var(--vscode-sideBarSectionHeader-foreground, var(--vscode-foreground));
    }

    .picture {
      align-self: center;
      max-inline-size: 100%;
      max-block-size: 40vh;
      border-radius: 2px;
    }

    .badge {
      padding: 1px 8px;
      border: 1px solid var(--vscode-contrastBorder, transparent);
      border-radius: 9px;
      background: var(--vscode-badge-background);
      color: var(--vscode-badge-foreground);
      font-size: 11px;
    }

    .words {
      max-block-size: 12em;
      overflow-y: auto;
      line-height: 1.4;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
      user-select: text;
    }

    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 4px 14px;
    }

    dt {
      color: var(--vscode-descriptionForeground);
    }

    dd {
      overflow-wrap: anywhere;
      user-select: text;
    }

    .asked {
      display: inline-block;
      margin-inline-start: 4px;
      padding-inline: 4px;
      border: 1px solid var(--vscode-inputValidation-warningBorder);
      border-radius: 3px;
      background: var(--vscode-inputValidation-warningBackground);
      color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
    }

    .lineage {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }

    .lineage button {
      display: block;
      padding: 2px;
      border: 1px solid transparent;
      border-radius: 4px;
      background: none;
      cursor: pointer;
    }

    .lineage button:hover {
      border-color: var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
    }

    .lineage button:focus-visible {
      outline: 1px solid var(--vscode-focusBorder);
    }

    .lineage img {
      display: block;
      inline-size: 64px;
      block-size: 64px;
      border-radius: 2px;
      object-fit: contain;
    }

    .actions {
      display: flex;
      flex-direction: column;
      align-items: start;
      margin-inline-start: -6px;
    }
  `,
];
