import { css } from 'lit';

export const promptSectionStyles = css`
  vscode-textarea {
    inline-size: 100%;
  }

  .buttons {
    display: flex;
    gap: 6px;
  }

  .buttons > :first-child {
    flex: 1;
  }

  .buttons > [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
`;
