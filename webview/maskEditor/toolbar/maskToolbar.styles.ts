import { css } from 'lit';

export const maskToolbarStyles = css`
  :host {
    display: block;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    row-gap: 2px;
  }

  .group {
    display: flex;
    gap: 2px;
  }

  .group + .group {
    margin-inline-start: 6px;
    padding-inline-start: 6px;
    border-inline-start: 1px solid var(--easel-separator);
  }
`;
