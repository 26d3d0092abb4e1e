/** What is known of one call to the server, for its errors and its log line. */
export interface Exchange {
  /** As in `api.openai.com` or `127.0.0.1:8080`. */
  readonly host: string;
  readonly apiKey?: string | undefined;
  /** Named where the network is at fault, because it may not be the machine that the person sits at. */
  readonly machineName?: string | undefined;
  readonly timeoutMs: number;
  /** Absent for calls that cost nothing. */
  readonly model?: string;
  /** The whole request has left this machine. */
  bodySent: boolean;
  status?: number;
  requestId?: string;
}
