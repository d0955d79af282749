/** What people put where a key belongs: words, one repeated character, or a row of a keyboard. */
const placeholder =
  /example|placeholder|your|secret|changeme|replace|dummy|fake|sample|redacted|password|token|abcdef|123456|qwerty|deadbeef|(.)\1{3}/i;

/** Below this a text repeats too much to be a key; random base62 of 20 characters has about 4. */
const fewestBits = 3.2;

export function looksRandom(text: string): boolean {
  return !placeholder.test(text) && /\d/.test(text) && bitsPerCharacter(text) >= fewestBits;
}

function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = Array.from(counts.values(), (count) => count / text.length);
  return shares.reduce((sum, share) => sum - share * Math.log2(share), 0);
}

/** Whether a base64 text holds a secret's bytes, and not words somebody encoded. */
export function holdsRandomBytes(base64: string): boolean {
  const text = Buffer.from(base64, "base64").toString("latin1");
  return looksRandom(base64) && !/^[\x20-\x7E]*$/.test(text);
}

/** Whether a publishable key is that of somebody's real domain, which is what it encodes. */
export function namesRealDomain(base64: string): boolean {
  const domain = Buffer.from(base64, "base64").toString("latin1");
  return /^[\w.-]+\.[a-z]+\$$/.test(domain) && !/example|your|test|foo/i.test(domain);
}
