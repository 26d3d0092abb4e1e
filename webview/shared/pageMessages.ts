import type { Message, Notice } from './messages.ts';

/** A message of the host; answering it is taking its action, or closing it. */
interface HostMessage {
  readonly id: string;
  readonly severity: Notice['severity'];
  readonly text: string;
  readonly action?: string;
}

/** The page's own notice, then what the host has to say, the newest first. */
export function pageMessages(
  said: readonly HostMessage[],
  answer: (id: string, take: boolean) => void,
  notice: Notice | undefined,
  closeNotice: () => void,
): readonly Message[] {
  const ofHost = said.map(({ id, severity, text, action }) => ({
    id,
    severity,
    text,
    ...(action !== undefined && { action: { label: action, run: () => answer(id, true) } }),
    close: () => answer(id, false),
  }));
  const own = notice ? [{ ...notice, id: 'notice', close: closeNotice }] : [];
  return [...own, ...ofHost.toReversed()];
}
