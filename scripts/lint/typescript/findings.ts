import { placeAt } from "../../pack/block.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Finding } from "../check.ts";
import type { Settings } from "../settings.ts";
import { type CompiledBlock, compiledSkills } from "./compiled.ts";
import { unexpected } from "./expectation.ts";
import { type Charge, chargesAgainst } from "./verdict.ts";

export interface Judged extends CompiledBlock {
  charges: Charge[];
}

/** Every block of code in each of its apps, with all that speaks against it. */
export async function judge(pack: Pack, { typesFrom, rules }: Settings): Promise<Judged[]> {
  const scope = rules.types?.deprecated ?? "sdk";
  const skills = await compiledSkills(pack, typesFrom);
  const compiled = skills.flatMap(({ blocks }) => blocks);
  return compiled.map((one) => ({ ...one, charges: chargesAgainst(one, scope) }));
}

/** What one check has to say, once, however many apps a block is in. */
export function* findingsFor(check: Charge["check"], judged: Judged[]): Generator<Finding> {
  const said = new Set<string>();
  for (const { block, charges } of judged) {
    for (const charge of unexpected(block, charges)) {
      if (charge.check !== check) continue;
      const finding = { ...placeAt(block, charge.start, charge.end), ...wordsOf(charge) };
      const key = JSON.stringify(finding);
      if (!said.has(key)) yield finding;
      said.add(key);
    }
  }
}

function wordsOf({ message, codes }: Charge): Pick<Finding, "message" | "code"> {
  const [code] = codes;
  return code === undefined ? { message } : { message, code: `TS${code}` };
}
