import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
  }

  section {
    display: flex;
    flex-direction: column;
    gap: 6px;
    padding: 10px 12px;
    border-block-end: 1px solid var(--easel-separator);
  }

  .dropped-on {
    outline: 2px dashed var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
    outline-offset: -4px;
    background: var(--vscode-list-dropBackground, transparent);
  }

  .request {
    display: flex;
    align-items: flex-start;
    gap: 8px;
  }

  vscode-textarea {
    flex: 1;
    inline-size: auto;
    min-inline-size: 0;
  }

  /* As wide as with a price, so that a click does not miss it when the price goes. */
  vscode-button {
    min-inline-size: 170px;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }

  p {
    margin: 0;
    color: var(--vscode-descriptionForeground);
  }

  @media (width < 560px) {
    .request {
      flex-direction: column;
      align-items: stretch;
    }
  }
`;
