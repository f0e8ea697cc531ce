/** Whether a host is this machine. As the URL parser writes it, which turns every spelling of an IPv4 address into four numbers. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.[0-9]+\.[0-9]+\.[0-9]+$/.test(hostname);
}
