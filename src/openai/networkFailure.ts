import type { NetworkCause } from '../images/imageProviderError.ts';
import type { Exchange } from './exchange.ts';
import type { Failure } from './failure.ts';
import { TransportError } from './transportError.ts';

const offline = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
];
const interrupted = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE'];
const certificates =
  /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET)|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

/** Reads an error of the way to the server; `undefined` for one that did not come from there. */
export function networkFailure(error: Error, exchange: Exchange): Failure | undefined {
  if (error instanceof TransportError) return transportFailure(error, exchange);
  const { host, machineName } = exchange;
  const here = machineName ? ` on ${machineName}` : '';
  const code = codeOf(error);
  const network = (cause: NetworkCause, message: string): Failure => ({
    reason: 'network',
    message,
    details: { network: cause },
  });

  if (isProxyError(error, host)) {
    return network(
      'proxy',
      `The proxy on the way to ${host} does not work${here}. Check the setting “http.proxy”.`,
    );
  }
  if (code === 'ECONNREFUSED') {
    return network('refused', `Nothing answers at ${host}${here}. Start the server, or check its address.`);
  }
  if (code === 'ETIMEDOUT')
    return { reason: 'timeout', message: `${host} cannot be reached${here}. Try again later.` };
  if (offline.includes(code)) {
    return network('offline', `${host} cannot be found${here}. Check the connection and the server address.`);
  }
  if (certificates.test(code)) {
    return network(
      'certificate',
      `The certificate of ${host} is not trusted${here} (${code}). Install its authority's, or use another server.`,
    );
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return network('certificate', `${host} does not speak https. Check the server address.`);
  }
  if (interrupted.includes(code)) {
    return network('interrupted', `The connection to ${host} broke${here}. Try again.`);
  }
  if (code.startsWith('HPE_')) {
    return {
      reason: 'badResponse',
      message: `${host} does not speak HTTP as it should. Check the server address.`,
    };
  }
  return undefined;
}

function transportFailure(
  { failure, target, message }: TransportError,
  { host, timeoutMs }: Exchange,
): Failure {
  switch (failure) {
    case 'timeout':
      return { reason: 'timeout', message: `${host} was silent for ${duration(timeoutMs)}. Try again.` };
    case 'redirect':
      return {
        reason: 'badResponse',
        message: `${host} redirects to ${target ?? 'another address'}, which Easel does not follow with your key. Check the server address.`,
      };
    case 'forbiddenAddress':
      return {
        reason: 'badResponse',
        message: `${host} sent a link to an address that Easel does not follow.`,
      };
    case 'encoding':
      return { reason: 'badResponse', message: `${host} sent something unreadable. ${message}.` };
  }
}

/** The proxy's own address failed, or the agent that VS Code puts in says that it did. */
function isProxyError(error: Error, host: string): boolean {
  if (/\bprox(y|ies)\b/i.test(error.message)) return true;
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const port: unknown = isObject(first) && 'port' in first ? first.port : undefined;
  const wanted = /:(\d+)$/.exec(host)?.[1];
  return (
    typeof port === 'number' && (wanted === undefined ? port !== 443 && port !== 80 : port !== Number(wanted))
  );
}

function codeOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes > 1) return `${minutes} minutes`;
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
