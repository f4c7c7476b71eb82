/**
 * Whether a browser may be given the demo's key: only where both the client's address and the requested host name
 * are loopback ones, so that pages of other hosts cannot read it.
 */
export function mayHaveDemoKey(
  hostname: string,
  { remoteAddress = '' }: { remoteAddress?: string | undefined },
): boolean {
  return isLoopback(hostname) && isLoopback(remoteAddress);
}

/** Whether a host name or address is a loopback one, which only this machine can reach. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
