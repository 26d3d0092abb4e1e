import { css } from 'lit';

export const candidateTrayStyles = css`
  :host {
    display: block;
    border-block-start: 1px solid var(--easel-separator);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 6px 10px 2px;
  }

  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
  }

  .actions {
    margin-inline-start: auto;
  }

  /* A disabled button would take the focus from who just kept the answer. */
  .actions > [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  .place {
    font-variant-numeric: tabular-nums;
  }
`;
