/** An answer in OpenAI's error envelope. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly details: ApiErrorDetails;

  constructor(status: number, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }

  get body(): { error: Record<string, unknown> } {
    const { type = 'invalid_request_error', param = null, code = null, moderation } = this.details;
    return {
      error: {
        message: this.message,
        type,
        param,
        code,
        ...(moderation && {
          moderation_details: { moderation_stage: moderation.stage, categories: moderation.categories },
        }),
      },
    };
  }
}

export interface ApiErrorDetails {
  readonly type?: string;
  readonly param?: string;
  readonly code?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly moderation?: { readonly stage: ModerationStage; readonly categories: readonly string[] };
}

export type ModerationStage = 'input' | 'output' | 'unknown';

export function badRequest(message: string, param: string, code: string): ApiError {
  return new ApiError(400, message, { param, code });
}
