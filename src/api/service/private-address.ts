import { BlockList } from 'node:net';

/** This machine, and networks that are not the internet: RFC 1918, RFC 4193, and addresses of one link. */
const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  PRIVATE.addSubnet(network, bits);
}
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** Whether an IP address is of this machine or of a private network. */
export function isPrivateAddress(address: string): boolean {
  // IPv4 addresses written as IPv6 ones are looked up as what they are.
  return PRIVATE.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}
