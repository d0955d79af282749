/** Clerk's host names that the TLS front answers for; every other Clerk host is refused. */
export function mappedHosts(frontendHost: string): string[] {
  const accountPortal = frontendHost.replace(".clerk.accounts.dev", ".accounts.dev");
  return [...new Set(["api.clerk.com", "img.clerk.com", frontendHost, accountPortal])];
}
