/**
 * A link of the instance's own, as a person's browser can open it: at Clerk's host name it would
 * lead to Clerk. Anything that is no web address is no link.
 */
export function localLink(link: string, host: string, origin: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  return url.hostname === host ? `${origin}${url.pathname}${url.search}` : url.href;
}
