/** The server's answer cannot be used; `message` says what it sent, as in "an answer without an image". */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}
