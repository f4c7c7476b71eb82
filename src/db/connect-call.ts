/** Calls of the operating system that make a connection: the look-up of a host name, and the connection itself. */
const CONNECT_CALLS: unknown[] = ['getaddrinfo', 'connect'];

/**
 * Whether an error of Node with this `syscall` means that a connection could not be made, whatever its code: the
 * Unix socket of a stopped server is ENOENT, as a file that is missing is.
 */
export function isConnectCall(syscall: unknown): boolean {
  return CONNECT_CALLS.includes(syscall);
}
