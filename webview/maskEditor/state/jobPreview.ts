/** The newest partial image of the job that runs, as a URL of this page's memory. */
export class JobPreview {
  job = '';
  url: string | undefined;

  constructor(private readonly changed: () => void) {}

  show(job: string, image: Uint8Array<ArrayBuffer>, mimeType: string): void {
    this.revoke();
    this.job = job;
    this.url = URL.createObjectURL(new Blob([image], { type: mimeType }));
    this.changed();
  }

  clear(): void {
    this.revoke();
    this.url = undefined;
    this.changed();
  }

  private revoke(): void {
    if (this.url) URL.revokeObjectURL(this.url);
  }
}
