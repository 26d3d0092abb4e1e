import { describe, expect, it } from 'vitest';
import { isPublicAddress, mayBePublicHost, publicLookup } from '../../../src/openai/publicAddress.ts';

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '93.184.216.34', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.255.0.1',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.9.9',
    ],
    ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '::ffff:10.0.0.1',
      '::ffff:1.1.1.1',
      '64:ff9b::a00:1',
    ],
    ...['2001::1', '2001:db8::1', '2002:a00:1::1'],
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

it.each([
  ['example.com', true],
  ['8.8.8.8', true],
  ['10.0.0.1', false],
  ['[::1]', false],
  ['[2606:4700::1111]', true],
])('mayBePublicHost: %s %s', (hostname, expected) => expect(mayBePublicHost(hostname)).toBe(expected));

it.each([true, false])('publicLookup refuses a name that leads back here (all: %s)', async (all) => {
  const error = await new Promise<unknown>((resolve) => publicLookup('localhost', { all }, resolve));
  expect(error).toMatchObject({ failure: 'forbiddenAddress' });
});
