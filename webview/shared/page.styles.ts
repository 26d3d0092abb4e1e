import { css } from 'lit';

/** The document of a page that fills its editor; to be adopted, because the policy forbids style tags. */
export const pageStyles = css`
  html,
  body {
    block-size: 100%;
    margin: 0;
    padding: 0;
    overflow: hidden;
  }
`;
