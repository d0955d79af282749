import type { Misnomer } from "./misnomer.ts";
import type { Passage } from "./passage.ts";

/** Claims of the first version of session tokens, and where the second has the same. */
const current: Record<string, string> = {
  org_id: "o.id",
  org_slug: "o.slg",
  org_role: "o.rol",
  org_permissions: "o.per",
};

/** `sessionClaims?.org_id`, `sessionClaims["org_id"]`, `auth.jwt() ->> 'org_id'` */
const claim =
  /\b(?:sessionClaims!?(?:\??\.|(?:\?\.)?\[["'])|auth\.jwt\(\)\)?\s*->>?\s*')(org_(?:id|slug|role|permissions))\b/g;

/** A reader of both versions asks for the second one too. */
const readsCurrent = /sessionClaims!?\??\.o\b|->\s*'o'/;

export function* oldClaims({ text }: Passage): Generator<Misnomer> {
  if (readsCurrent.test(text)) return;
  for (const { 0: all, 1: name = "", index } of text.matchAll(claim)) {
    const end = index + all.length;
    const meant = current[name] ?? "o";
    const message = `Unexpected claim \`${name}\` of version 1 session tokens, expected \`${meant}\``;
    yield { start: end - name.length, end, message, meant };
  }
}
