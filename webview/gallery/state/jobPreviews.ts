/** The newest partial image of each job that runs, as a URL of this page's memory. */
export class JobPreviews {
  private readonly urls = new Map<string, string>();

  constructor(private readonly changed: () => void) {}

  get(job: string): string | undefined {
    return this.urls.get(job);
  }

  show(job: string, image: Uint8Array<ArrayBuffer>, mimeType: string): void {
    this.revoke(job);
    this.urls.set(job, URL.createObjectURL(new Blob([image], { type: mimeType })));
    this.changed();
  }

  /** Of jobs that are over nothing is kept. */
  retain(jobs: ReadonlySet<string>): void {
    for (const job of [...this.urls.keys()]) if (!jobs.has(job)) this.revoke(job);
  }

  private revoke(job: string): void {
    const url = this.urls.get(job);
    if (url === undefined) return;
    URL.revokeObjectURL(url);
    this.urls.delete(job);
  }
}
