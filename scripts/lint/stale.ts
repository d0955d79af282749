import { digest, rootHash, skillHash } from "./fingerprint.ts";
import type { Memory } from "./memory.ts";
import type { Target } from "./target.ts";
import { trackedBytes } from "./tracked.ts";

export function hashSkills({ root, directories }: Target): Map<string, string> {
  return new Map(directories.map((directory) => [directory, skillHash(root, directory)]));
}

/** Drops what no longer holds. */
export function forget(memory: Memory, target: Target, hashes: Map<string, string>): void {
  for (const [directory, hash] of hashes) {
    if (memory.skills[directory]?.hash !== hash) delete memory.skills[directory];
  }
  const key = packKey(target, hashes);
  if (memory.pack.key !== key) memory.pack = { key, findings: {} };
}

function packKey({ root, settings, siblings }: Target, hashes: Map<string, string>): string {
  const tracked = settings.rules.manifests ? trackedBytes(root) : 0;
  return digest([siblings.join("\n"), String(tracked), rootHash(root), ...[...hashes].flat()]);
}

/** Whether every selected check has looked at everything. */
export function knows(memory: Memory, { directories }: Target, selected: Set<string>): boolean {
  const chosen = memory.checks.filter(({ name }) => selected.has(name));
  return directories.every((directory) => {
    const facts = memory.skills[directory];
    return (
      facts && chosen.every(({ name, perSkill }) => (perSkill ? facts : memory.pack).findings[name])
    );
  });
}
