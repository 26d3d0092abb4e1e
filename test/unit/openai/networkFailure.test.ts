import { expect, it } from 'vitest';
import { networkFailure } from '../../../src/openai/networkFailure.ts';

const exchange = { host: 'api.example.com', machineName: 'devbox', timeoutMs: 600_000, bodySent: false };

function read(code: string, host = exchange.host, rest: object = {}) {
  return networkFailure(Object.assign(new Error('connect'), { code, ...rest }), { ...exchange, host });
}

it.each([
  ['ENOTFOUND', 'network', 'offline', 'api.example.com cannot be found on devbox.'],
  ['EAI_AGAIN', 'network', 'offline', 'cannot be found'],
  ['ENETUNREACH', 'network', 'offline', 'cannot be found'],
  ['ECONNREFUSED', 'network', 'refused', 'Nothing answers at api.example.com on devbox.'],
  ['ECONNRESET', 'network', 'interrupted', 'broke on devbox'],
  ['EPIPE', 'network', 'interrupted', 'broke'],
  [
    'CERT_HAS_EXPIRED',
    'network',
    'certificate',
    'The certificate of api.example.com is not trusted on devbox',
  ],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'network', 'certificate', '(DEPTH_ZERO_SELF_SIGNED_CERT)'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'network', 'certificate', 'not trusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'network', 'certificate', 'not trusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'network', 'certificate', 'not trusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'network', 'certificate', 'not trusted'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'network', 'certificate', 'does not speak https'],
  ['ETIMEDOUT', 'timeout', undefined, 'cannot be reached on devbox'],
  ['HPE_INVALID_CONSTANT', 'badResponse', undefined, 'does not speak HTTP'],
])('%s', (code, reason, network, message) => {
  const failure = read(code);
  expect(failure?.reason).toBe(reason);
  expect(failure?.details?.network).toBe(network);
  expect(failure?.message).toContain(message);
});

it.each([
  ['a port that is not the server’s', 'api.example.com', 3128, 'proxy'],
  ['the server’s port', 'api.example.com', 443, 'refused'],
  ['the server’s own port', '127.0.0.1:8080', 8080, 'refused'],
  ['another port than the server’s own', '127.0.0.1:8080', 3128, 'proxy'],
])('refused at %s', (_, host, port, network) => {
  expect(read('ECONNREFUSED', host, { port })?.details?.network).toBe(network);
  const both = Object.assign(new AggregateError([Object.assign(new Error(), { port })]), {
    code: 'ECONNREFUSED',
  });
  expect(networkFailure(both, { ...exchange, host })?.details?.network).toBe(network);
});

it('believes an agent that blames the proxy', () => {
  const error = new Error('Failed to establish a socket connection to proxies: PROXY proxy:3128');
  expect(networkFailure(error, exchange)?.details?.network).toBe('proxy');
});

it('leaves alone what is not the network', () => {
  expect(networkFailure(new Error('odd'), exchange)).toBeUndefined();
});
