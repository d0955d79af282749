export const BACKEND_HOST = "api.clerk.com";

/** Where Clerk serves avatars and logos. */
export const IMAGE_HOST = "img.clerk.com";

/** The account portal: sign-in pages for apps that have none of their own. */
export function portalHost(frontendHost: string): string {
  return frontendHost.replace(".clerk.accounts.dev", ".accounts.dev");
}

/** Clerk's host names that the TLS front answers for; every other Clerk host is refused. */
export function mappedHosts(frontendHost: string): string[] {
  return [...new Set([BACKEND_HOST, IMAGE_HOST, frontendHost, portalHost(frontendHost)])];
}
