/** One of the images that a job made, before the person has said which to keep. */
export interface Candidate {
  /** What the page may load: a webview URI. */
  readonly url: string;
  /** As in "Image 2 of 4". */
  readonly label: string;
}

export interface Candidates {
  /** What the images were to show. */
  readonly prompt: string;
  readonly images: readonly Candidate[];
  /** Index of the image shown. */
  readonly active: number;
}

/** What the candidates page asks of VS Code. */
export interface CandidatesHost {
  /** Asked once by every page that starts. */
  ready(): Promise<Candidates>;
  /** The person chose an image in the page. @throws RangeError when there is no such image. */
  activate(params: { readonly index: number }): Promise<void>;
}

/** What VS Code asks of the candidates page. */
export interface CandidatesView {
  show(params: { readonly index: number }): Promise<void>;
}
