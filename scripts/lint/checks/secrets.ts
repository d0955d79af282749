import type { Text } from "../../pack/text.ts";
import type { Check, Finding } from "../check.ts";
import { holdsRandomBytes, looksRandom, namesRealDomain } from "../looks-random.ts";
import { matchesIn } from "../matches-in.ts";

/** What keys look like; the first group is the part that must look random. */
const shapes: [name: string, RegExp, isReal?: (key: string) => boolean][] = [
  ["Clerk or Stripe secret key", /\b[sr]k_(?:live|test)_([A-Za-z0-9]{20,})/g],
  ["Clerk or Stripe publishable key", /\bpk_live_([A-Za-z0-9+/]{20,}={0,2}\$?)/g, namesRealDomain],
  ["webhook signing secret", /\bwhsec_([A-Za-z0-9+/]{20,}={0,2})/g, holdsRandomBytes],
  ["Clerk machine or API key", /\b(?:ak|mt|oat)_([A-Za-z0-9]{30,})/g],
  ["JSON Web Token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.([\w-]{40,})/g],
  ["AWS access key", /\b(?:AKIA|ASIA)([A-Z0-9]{16})\b/g],
  ["GitHub token", /\b(?:gh[pousr]_|github_pat_)(\w{36,})/g],
  ["npm token", /\bnpm_([A-Za-z0-9]{36})\b/g],
  ["Slack token", /\bxox[abprs]-([A-Za-z0-9-]{20,})/g],
  ["Anthropic or OpenAI key", /\bsk-(?:ant-|proj-|svcacct-)?([\w-]{32,})/g],
  ["Google API key", /\bAIza([\w-]{35})/g],
  ["SendGrid key", /\bSG\.([\w-]{22}\.[\w-]{43})/g],
  ["GitLab token", /\bglpat-([\w-]{20,})/g],
  ["Supabase key", /\bsb_secret_([\w-]{20,})/g],
  ["password in a URL", /\b[a-z][a-z+]*:\/\/[^\s:/@]+:([^\s:/@]{16,})@/g],
  ["private key", /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[\s\\nr]*([A-Za-z0-9+/]{40,})/g],
];

export const secrets: Check = {
  name: "secrets",
  about: "A real key in a skill is published to everyone who installs it.",
  perSkill: true,
  *run(pack) {
    for (const { documents, texts } of pack.skills) {
      for (const text of [...documents, ...texts]) yield* inText(text);
    }
  },
};

function* inText(text: Text): Generator<Finding> {
  for (const [name, shape, isReal = looksRandom] of shapes) {
    for (const { place, match } of matchesIn(text, shape)) {
      if (isReal(match[1] ?? "")) yield { ...place, message: word(name, match) };
    }
  }
}

/** Names the key without repeating it: reports are published too. */
function word(name: string, { 0: key, 1: random = "" }: RegExpExecArray): string {
  const start = key.slice(0, Math.min(key.indexOf(random), 12));
  return `Unexpected ${name} \`${start}…\` that looks real, expected a placeholder such as \`${start}...\``;
}
