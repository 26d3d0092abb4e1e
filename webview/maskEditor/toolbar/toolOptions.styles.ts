import { css } from 'lit';

export const toolOptionsStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-block-size: 26px;
  }

  input[type='range'] {
    inline-size: 140px;
  }

  p {
    margin: 0;
    color: var(--vscode-descriptionForeground);
  }
`;
